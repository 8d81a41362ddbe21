import type { Candidate } from '@/server/fulfillment/choosing/rank-trainers';
import { allWeek } from './planning';

/** Free at every hour, on UTC's clock. */
export const freeTimes = {
  zone: 'UTC',
  availability: allWeek(0, 24),
  timeOff: [],
  bufferMinutes: 0,
  maxWeeklyMinutes: null,
  busy: [],
};

/** A trainer whom no rule excludes: teaches everything in English, has room for ten, and is free at every hour. */
export const aCandidate = (trainerId: string, facts: Partial<Candidate> = {}): Candidate => ({
  trainerId,
  trainerName: trainerId,
  languages: ['en'],
  level: 'ADVANCED',
  isPaused: false,
  hasLeft: false,
  maxStudents: 10,
  activeStudents: 0,
  recentStudents: 0,
  isKnown: false,
  times: freeTimes,
  ...facts,
});
