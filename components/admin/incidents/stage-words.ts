const words: Record<string, string> = {
  pay: 'payment',
  create: 'enrollment',
  allocate: 'finding a trainer',
  schedule: 'booking sessions',
  notify: 'sending emails',
};

/** What a stage does, for a sentence. The stage of an incident about the data is the name of its check. */
export const stageWords = (stage: string): string => words[stage] ?? stage;
