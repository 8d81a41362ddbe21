import type { Level } from '@/prisma/generated/enums';
import { codesOf } from '@/server/core/vocabulary/codes';

/** The levels of courses and skills, the lowest first. */
export const levelWords: Record<Level, string> = {
  BEGINNER: 'Beginner',
  INTERMEDIATE: 'Intermediate',
  ADVANCED: 'Advanced',
};

export const levels = codesOf(levelWords);

/** That level and those above: a trainer at any of them can teach a course of `level`. */
export const levelsFrom = (level: Level): Level[] => levels.slice(levels.indexOf(level));

/** That level and those below: the courses that a trainer of `level` can teach. */
export const levelsUpTo = (level: Level): Level[] => levels.slice(0, levels.indexOf(level) + 1);
