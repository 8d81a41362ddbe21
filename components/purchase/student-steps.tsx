import { formatMoney } from '@/server/core/money/format-money';
import { formatTime } from '@/server/core/time/format-time';
import type { StageDefinition } from '@/server/process/stages/stages';
import type { MyPurchase } from '@/server/purchases/own/get-my-purchase';
import { StageSteps, type Step } from './stage-rail';
import { type StageState, stageStates } from './stage-states';

/** The steps of a purchase for its student. */
export function StudentSteps({
  purchase,
  stages,
  now,
}: {
  purchase: MyPurchase;
  stages: readonly StageDefinition[];
  now: Date;
}) {
  const { preferences, sessionCount, sessionsPerWeek, zone } = purchase;
  const whenReached: Record<string, Date | null> = {
    pay: purchase.confirmedAt,
    create: purchase.enrolledAt,
    allocate: purchase.allocatedAt,
    schedule: purchase.bookedAt,
    deliver: purchase.deliveredAt,
  };
  const steps = stageStates(stages, purchase).map((stage): Step => {
    const at = whenReached[stage.key];
    const words = stages.find(({ id }) => id === stage.key)?.studentReads;
    return {
      ...stage,
      heading: words?.[stage.state === 'done' ? 'done' : 'open'] ?? stage.title,
      detail: detail(stage.key, stage.state),
      when: stage.state === 'done' && at ? stamp(at) : whenWords[stage.state],
    };
  });
  return <StageSteps steps={steps} />;

  function stamp(at: Date) {
    const isToday = formatTime(at, 'date', zone) === formatTime(now, 'date', zone);
    return (
      <time dateTime={at.toISOString()} title={`${formatTime(at, 'full', 'UTC')} UTC`}>
        {formatTime(at, isToday ? 'second' : 'datetime', zone)}
      </time>
    );
  }

  function detail(key: string, state: StageState): string {
    const amount = formatMoney(purchase.amount, purchase.currency);
    if (key === 'pay') {
      return state === 'done'
        ? `${amount}${purchase.paidBy ? ` by ${purchase.paidBy}` : ''}.`
        : `${amount}, once.`;
    }
    if (key === 'create') {
      return state === 'done'
        ? `You’re enrolled in ${purchase.course.title}.`
        : `${purchase.course.title}, ${purchase.plan.name}.`;
    }
    if (key === 'allocate') {
      if (purchase.trainer && state === 'done')
        return `${purchase.trainer.name}. ${purchase.trainer.headline}.`;
      if (purchase.hasNoTrainerYet) return 'No trainer is free at your times right now. We’re still looking.';
      return 'A trainer who teaches this and is free at your times.';
    }
    if (key === 'deliver') {
      return state === 'done'
        ? 'Every session is settled.'
        : `${purchase.settledCount} of ${sessionCount} sessions so far.`;
    }
    return state === 'done'
      ? `All ${sessionCount} sessions are below.`
      : `${sessionCount} sessions, ${sessionsPerWeek} a week, from ${longDate(preferences.startDate)}.`;
  }
}

const whenWords: Record<StageState, string> = {
  done: '',
  current: 'now',
  late: 'late',
  upcoming: '',
  ended: '',
};

function longDate(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(date),
  );
}
