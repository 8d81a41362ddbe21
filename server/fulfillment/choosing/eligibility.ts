import type { Level } from '@/prisma/generated/enums';
import { levelsFrom } from '@/server/school/vocabulary/levels';

/** What the rules that need no calendar ask of a trainer. */
export type Facts = {
  languages: string[];
  /** The highest level this trainer teaches the needed skill at; null when they do not teach it. */
  level: Level | null;
  isPaused: boolean;
  hasLeft: boolean;
  maxStudents: number;
  /** Students with an active allocation whose series is not over, without the one in need. */
  activeStudents: number;
};

/** The reasons, other than time, for which this trainer cannot take the purchase. Empty when there are none. */
export function cheapRuleOuts(
  need: { level: Level; language: string },
  trainer: Facts,
): ('left' | 'paused' | 'skill' | 'level' | 'language' | 'cap')[] {
  const codes: ReturnType<typeof cheapRuleOuts> = [];
  if (trainer.hasLeft) codes.push('left');
  if (trainer.isPaused) codes.push('paused');
  if (trainer.level === null) codes.push('skill');
  else if (!levelsFrom(need.level).includes(trainer.level)) codes.push('level');
  if (!trainer.languages.includes(need.language)) codes.push('language');
  if (trainer.activeStudents >= trainer.maxStudents) codes.push('cap');
  return codes;
}
