import type { OverridableRule } from '@/server/scheduling/overrides';
import type { RuleWords } from '../rule-checks';

/** What setting a rule aside means, for the admin who ticks it. */
export const ruleWords: Record<OverridableRule, RuleWords> = {
  skill: ['Skill', 'They are not listed as teaching this.'],
  level: ['Level', 'They teach it at a lower level only.'],
  language: ['Language', 'They do not teach in the language of the course.'],
  cap: ['Cap', 'They get one student more than they take.'],
  paused: ['Pause', 'They take no new students at the moment.'],
  leave: ['Leave', 'Sessions fall into their time off.'],
  hours: ['Hours', 'Sessions lie outside their weekly hours.'],
  buffer: ['Break', 'Sessions leave them less time in between than they keep free.'],
  'weekly-hours': ['Weekly limit', 'A week has more minutes than they hold.'],
  notice: ['Notice', 'A session begins within 12 hours.'],
};

const standsInTheWay: Record<string, string> = {
  skill: 'does not teach it',
  level: 'teaches a lower level',
  language: 'does not teach in this language',
  cap: 'has no place left',
  paused: 'is paused',
  left: 'has left',
  leave: 'is away at some of the times',
  hours: 'does not work at some of the times',
  buffer: 'would have too short a break',
  'weekly-hours': 'has a full week',
  notice: 'would begin within 12 hours',
  'no-common-slot': 'has no common time',
  overlap: 'is booked at these times',
};

/** Why a trainer is ruled out: `is paused, has no place left`. */
export function ruledOutWords(codes: readonly string[]): string {
  return codes.map((code) => standsInTheWay[code] ?? code).join(', ');
}
