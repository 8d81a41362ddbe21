import type { RuleOutCode } from '@/server/fulfillment/choosing/eligibility';

const words: Record<RuleOutCode, [one: string, many: string]> = {
  skill: ['does not teach it', 'do not teach it'],
  level: ['does not teach this level', 'do not teach this level'],
  language: ['does not teach in this language', 'do not teach in this language'],
  cap: ['has as many students as they take', 'have as many students as they take'],
  paused: ['is paused', 'are paused'],
  left: ['has left', 'have left'],
  leave: ['is on leave then', 'are on leave then'],
  'weekly-hours': ['has no hours left in the week', 'have no hours left in the week'],
  'no-common-slot': ['has no common time', 'have no common time'],
};

/** Why trainers were ruled out, most frequent first: `12 do not teach it, 3 have no common time`. */
export function ruleOutWords(ruledOut: Record<string, number>): string {
  const isCode = (code: string): code is RuleOutCode => Object.hasOwn(words, code);
  return Object.entries(ruledOut)
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => `${count} ${isCode(code) ? words[code][count === 1 ? 0 : 1] : code}`)
    .join(', ');
}
