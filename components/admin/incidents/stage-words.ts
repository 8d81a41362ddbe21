const words: Record<string, string> = {
  pay: 'payment',
  create: 'enrollment',
  allocate: 'finding a trainer',
  schedule: 'booking sessions',
  tell: 'telling people',
};

/** A stage of a verdict in words. */
export const stageWords = (stage: string): string => words[stage] ?? stage;
