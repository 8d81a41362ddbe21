import { z } from 'zod';

/**
 * The rules that an admin may set aside by name for one allocation or session. Never on this list: an overlap for either
 * person, the past, and a trainer who has left.
 */
export const overridableRules = [
  'skill',
  'level',
  'language',
  'cap',
  'paused',
  /** Inside the trainer's time off. */
  'leave',
  /** Outside the trainer's weekly availability. */
  'hours',
  /** Within the minutes that the trainer keeps free between two sessions. */
  'buffer',
  /** More minutes in a week than the trainer holds. */
  'weekly-hours',
  /** Sooner than the usual notice. */
  'notice',
] as const;

export const overrideSchema = z.enum(overridableRules);
export type OverridableRule = z.infer<typeof overrideSchema>;

/** Those of them that are about when a session is, and not about who holds it. */
export const timeRules = [
  'leave',
  'hours',
  'buffer',
  'weekly-hours',
  'notice',
] as const satisfies OverridableRule[];
