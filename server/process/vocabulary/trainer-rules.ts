import { codesOf, isCodeOf } from '@/server/core/vocabulary/codes';

type Rule = {
  /** What one trainer, and several, are ruled out for: `is paused`, `are paused`. */
  one: string;
  many: string;
  /** Of several together, after their number: `2 with full weeks`. */
  among: string;
  /** Whether it is about when a session is, and not about who holds it. */
  isAboutTime?: true;
  /** Its name, and what overriding it means. A rule without this cannot be overridden. */
  override?: { title: string; meaning: string };
};

/**
 * Every rule that stands between a trainer and a purchase: its code, its words, and whether an administrator may override
 * it. Never overridable: no common time, and a trainer who has left. Rules about time stand with the cheapest to check first.
 */
export const trainerRules = {
  skill: {
    one: 'does not teach it',
    many: 'do not teach it',
    among: 'without the skill',
    override: { title: 'Skill', meaning: 'They are not listed as teaching this.' },
  },
  level: {
    one: 'does not teach this level',
    many: 'do not teach this level',
    among: 'at a lower level',
    override: { title: 'Level', meaning: 'They teach it at a lower level only.' },
  },
  language: {
    one: 'does not teach in this language',
    many: 'do not teach in this language',
    among: 'in another language',
    override: { title: 'Language', meaning: 'They do not teach in the language of the course.' },
  },
  cap: {
    one: 'has no place left',
    many: 'have no place left',
    among: 'without a free place',
    override: { title: 'Cap', meaning: 'They get more students than their cap.' },
  },
  paused: {
    one: 'is paused',
    many: 'are paused',
    among: 'paused',
    override: { title: 'Pause', meaning: 'They take no new students right now.' },
  },
  left: { one: 'has left', many: 'have left', among: 'gone' },
  notice: {
    one: 'would start within 12 hours',
    many: 'would start within 12 hours',
    among: 'too soon',
    isAboutTime: true,
    override: { title: 'Notice', meaning: 'Starts within 12 hours.' },
  },
  leave: {
    one: 'is away at some of the times',
    many: 'are away at some of the times',
    among: 'away',
    isAboutTime: true,
    override: { title: 'Time off', meaning: 'Falls into the trainer’s time off.' },
  },
  'weekly-hours': {
    one: 'has a full week',
    many: 'have a full week',
    among: 'with full weeks',
    isAboutTime: true,
    override: { title: 'Weekly limit', meaning: 'Exceeds the trainer’s weekly limit.' },
  },
  buffer: {
    one: 'would have too short a break',
    many: 'would have too short a break',
    among: 'with too short a break',
    isAboutTime: true,
    override: {
      title: 'Break',
      meaning: 'Leaves the trainer too short a break between sessions.',
    },
  },
  hours: {
    one: 'does not work at some of the times',
    many: 'do not work at some of the times',
    among: 'outside their availability',
    isAboutTime: true,
    override: { title: 'Availability', meaning: 'Outside the trainer’s availability.' },
  },
  'no-common-slot': {
    one: 'has no common time',
    many: 'have no common time',
    among: 'without a common time',
  },
} as const satisfies Record<string, Rule>;

type Rules = typeof trainerRules;
export type TrainerRule = keyof Rules;
/** A rule that an administrator may override by name for one allocation or session. */
export type OverridableRule = {
  [R in TrainerRule]: Rules[R] extends { override: object } ? R : never;
}[TrainerRule];
export type TimeRule = {
  [R in TrainerRule]: Rules[R] extends { isAboutTime: true } ? R : never;
}[TrainerRule];

export const isTrainerRule = (code: string): code is TrainerRule => isCodeOf(trainerRules, code);
const isOverridable = (rule: TrainerRule): rule is OverridableRule => 'override' in trainerRules[rule];
const isAboutTime = (rule: TrainerRule): rule is TimeRule => 'isAboutTime' in trainerRules[rule];

export const ruleCodes = codesOf(trainerRules);
export const overridableRules = ruleCodes.filter(isOverridable);
export const timeRules = ruleCodes.filter(isAboutTime);
