import { cheapRuleOuts } from '../choosing/eligibility';
import type { Candidate, Need } from '../choosing/rank-trainers';

/** Trainers looked at for each rule that alone excludes them. */
export const triedPerRule = 150;

/**
 * The trainers whom one rule alone excludes, those with most room first (ties by id), at most 150 for each rule. Whom only
 * time excludes counts as one rule. Without those whom nothing can help: trainers who left or do not speak the language.
 */
export function nearMisses(candidates: Candidate[], need: Need): Candidate[] {
  const tried = new Map<string, number>();
  return [...candidates]
    .sort((a, b) => share(a) - share(b) || (a.trainerId < b.trainerId ? -1 : 1))
    .filter((candidate) => {
      const [rule = 'time', ...others] = cheapRuleOuts(need, candidate);
      const count = tried.get(rule) ?? 0;
      if (others.length > 0 || rule === 'left' || rule === 'language' || count >= triedPerRule) return false;
      tried.set(rule, count + 1);
      return true;
    });
}

const share = ({ activeStudents, maxStudents }: Candidate) => activeStudents / Math.max(1, maxStudents);
