/** The parts of a trainer's score, each from 0 to 1: what each is called, and what it counts for. The weights add up to 1. */
export const scoreParts = {
  /** How well the series fits the student's preferred times. */
  fit: { title: 'Times', weight: 0.4 },
  /** Free places, as a share of the cap. */
  load: { title: 'Room', weight: 0.25 },
  /** 1 when this student has learned with this trainer before. */
  continuity: { title: 'Knows them', weight: 0.2 },
  /** 1 when nobody was given to this trainer in the last 30 days, 0 when as many as their cap were. */
  fairness: { title: 'Fairness', weight: 0.15 },
} as const;

/** The parts of a trainer's score, each from 0 to 1. */
export type Score = Record<keyof typeof scoreParts, number>;
