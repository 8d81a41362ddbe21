import { z } from 'zod';
import { Level } from '@/prisma/generated/enums';
import { languageTag } from '@/server/core/text/language-tag';
import { line } from '@/server/core/text/line';
import { prose } from '@/server/core/text/prose';
import { skillName } from '@/server/school/trainers/skill-name';

/** What staff write about a course. */
export const courseDetails = z.object({
  title: line(100),
  summary: line(200),
  description: prose(5_000),
  topic: line(60),
  skill: skillName,
  level: z.enum(Level),
  /** BCP 47. */
  language: languageTag,
  outcomes: z.array(line(200)).max(12),
});

export type CourseDetails = z.infer<typeof courseDetails>;

/** The part of a course's address that is its own: lower case words joined by hyphens. It never changes after. */
export const courseSlug = z
  .string()
  .trim()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower case letters, digits and single hyphens.');

/** The columns of a course that courseDetails describes. */
export const detailColumns = {
  title: true,
  summary: true,
  description: true,
  topic: true,
  skill: true,
  level: true,
  language: true,
  outcomes: true,
} as const;
