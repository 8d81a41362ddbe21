import type { Preferences } from '@/server/checkout/preferences';
import { expandWishes, type SeriesShape } from '@/server/sessions/expand-wishes';
import { isAvailable } from '@/server/sessions/is-available';
import { noticeHours, type Span, type TrainerTimes } from '@/server/sessions/plan-sessions';

type TimeRule = 'hours' | 'leave' | 'weekly-hours' | 'notice';
type Slot = { startsAt: Date; endsAt: Date };
type PlannedMove = { ordinal: number; from: Slot; to: Slot; kept: boolean };
type MovePlan =
  | { ok: true; moves: PlannedMove[]; broken: string[] }
  | { ok: false; reason: { code: string; message: string } };

/** Each session at its own time where the trainer has it, else at the first wish that is free. */
export function planMove(input: {
  remaining: { ordinal: number; startsAt: Date; endsAt: Date }[];
  preferences: Preferences;
  shape: SeriesShape;
  trainer: TrainerTimes;
  studentBusy: Span[];
  now: Date;
  ignore?: ReadonlySet<TimeRule>;
}): MovePlan {
  const { remaining, trainer, studentBusy, now, ignore = new Set() } = input;
  const broken = new Set<string>();
  const placed: Slot[] = [];
  const hits = (slot: Slot, span: Span) => slot.startsAt < span.endsAt && span.startsAt < slot.endsAt;
  const fits = (slot: Slot) => {
    if ([...trainer.busy, ...studentBusy, ...placed].some((span) => hits(slot, span))) return null;
    const rules: string[] = [];
    if (trainer.timeOff.some((span) => hits(slot, span))) rules.push('leave');
    if (!isAvailable(trainer.availability, trainer.zone, slot.startsAt.getTime(), slot.endsAt.getTime()))
      rules.push('hours');
    if (slot.startsAt.getTime() < now.getTime() + noticeHours * 3_600_000) rules.push('notice');
    return rules.every((rule) => (ignore as ReadonlySet<string>).has(rule)) ? rules : null;
  };
  const wishes = expandWishes(input.preferences, input.shape).map((o) => ({
    startsAt: new Date(o.startsAt),
    endsAt: new Date(o.endsAt),
  }));
  const places = new Map<number, Slot>();
  const place = (ordinal: number, slot: Slot | undefined) => {
    if (!slot) return;
    for (const rule of fits(slot) ?? []) broken.add(rule);
    placed.push(slot);
    places.set(ordinal, slot);
  };
  // What can stay does, before anything else takes its time.
  for (const { ordinal, startsAt, endsAt } of remaining) {
    place(ordinal, [{ startsAt, endsAt }].find(fits));
  }
  const moves: PlannedMove[] = [];
  for (const { ordinal, startsAt, endsAt } of remaining) {
    if (!places.has(ordinal)) place(ordinal, wishes.find(fits));
    const to = places.get(ordinal);
    if (!to)
      return {
        ok: false,
        reason: { code: 'no-common-slot', message: `No free time for session ${ordinal}.` },
      };
    const kept = to.startsAt.getTime() === startsAt.getTime();
    moves.push({ ordinal, from: { startsAt, endsAt }, to, kept });
  }
  return { ok: true, moves, broken: [...broken] };
}
