import { cheapRuleOuts } from '../choosing/eligibility';
import type { Candidate, Need } from '../choosing/rank-trainers';
import type { ProposedChange } from './unblocking-change';

/** What would lift the only rule without a calendar that excludes a trainer. Nothing when there are two, or it is fixed. */
export function proposeFacts(candidate: Candidate, need: Need): ProposedChange | null {
  const [code, ...others] = cheapRuleOuts(need, candidate);
  if (!code || others.length > 0) return null;
  const { maxStudents, activeStudents, level } = candidate;
  switch (code) {
    case 'cap':
      return { kind: 'cap', from: maxStudents, to: activeStudents + 1 };
    case 'paused':
      return { kind: 'paused' };
    case 'skill':
      return { kind: 'skill', skill: need.skill, to: need.level };
    case 'level':
      return level && { kind: 'level', skill: need.skill, from: level, to: need.level };
    default:
      return null;
  }
}
