import { expandPreferredTimes } from '@/server/scheduling/planning/expand-preferred-times';
import { planSessions } from '@/server/scheduling/planning/plan-sessions';
import { varyPreferences } from '@/server/scheduling/preferences/vary-preferences';
import { cheapRuleOuts } from '../choosing/eligibility';
import type { Candidate, Need } from '../choosing/rank-trainers';
import { applyChange } from './apply-change';
import { type FreeTrainer, fitVariants } from './fit-variants';
import { nearMisses } from './near-misses';
import { proposeFacts } from './propose-facts';
import { proposeTimes } from './propose-times';
import { costOf, type ProposedChange, type UnblockingChange } from './unblocking-change';

/** Changes of one kind that are shown, so that no kind crowds out the others; and of all kinds. */
const shownPerKind = 3;
const shown = 8;

/**
 * The smallest changes after each of which somebody could take a purchase that nobody can take now, cheapest first (see
 * costOf; ties by trainer id). Each is verified by applying it and planning the whole series. Looks only at nearMisses, so
 * it stays quick however many trainers there are. Empty when no single change of these kinds helps, or somebody fits as
 * it is.
 *
 * Deterministic, whatever the order of the input. Candidates without `times` are passed over.
 */
export function smallestUnblock(input: {
  candidates: Candidate[];
  need: Need;
  now: Date;
}): UnblockingChange[] {
  const { need, now } = input;
  const near = nearMisses(input.candidates, need);
  const occurrences = expandPreferredTimes(need.preferences, need.shape);
  const changes: UnblockingChange[] = [];
  const verify = (change: ProposedChange, before: Candidate) => {
    const { candidate, need: asked } = applyChange(change, before, need);
    if (!candidate.times || cheapRuleOuts(asked, candidate).length > 0) return;
    const plan = planSessions({ ...asked, trainer: candidate.times, now });
    const firstStartsAt = plan.ok && plan.sessions.at(0)?.startsAt;
    if (!firstStartsAt) return;
    const { trainerId, trainerName } = candidate;
    changes.push({ ...change, trainerId, trainerName, cost: costOf(change), firstStartsAt });
  };

  const free: FreeTrainer[] = [];
  for (const candidate of near) {
    const { times } = candidate;
    if (!times) continue;
    const change = proposeFacts(candidate, need);
    if (change) {
      verify(change, candidate);
    } else if (planSessions({ ...need, trainer: times, now, occurrences }).ok) {
      return [];
    } else {
      for (const proposed of proposeTimes({ times, need, now, occurrences })) verify(proposed, candidate);
      free.push({ ...candidate, times });
    }
  }
  const variants = varyPreferences(need.preferences).filter(({ change }) => change.kind === 'time');
  for (const { change, preferences, trainers } of fitVariants({
    trainers: free,
    need,
    variants,
    now,
    limit: shownPerKind,
  })) {
    const candidate = near.find(({ trainerId }) => trainerId === trainers[0]?.trainerId);
    if (!candidate || change.kind !== 'time') continue;
    verify(
      { kind: 'time', from: change.from, to: change.to, zone: preferences.zone, preferences },
      candidate,
    );
  }
  return limitPerKind(changes.sort((a, b) => a.cost - b.cost || (a.trainerId < b.trainerId ? -1 : 1)));
}

function limitPerKind(changes: UnblockingChange[]): UnblockingChange[] {
  const kept = new Map<string, number>();
  return changes
    .filter(({ kind }) => {
      kept.set(kind, (kept.get(kind) ?? 0) + 1);
      return (kept.get(kind) ?? 0) <= shownPerKind;
    })
    .slice(0, shown);
}
