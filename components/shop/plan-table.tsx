import type { ReactNode } from 'react';
import { LinkButton } from '@/components/ui/link-button';
import { Money } from '@/components/ui/money';
import { unitPrices } from '@/server/core/money/unit-prices';
import { savingWords } from './saving-words';

type Plan = {
  id: string;
  name: string;
  sessionCount: number;
  sessionMinutes: number;
  sessionsPerWeek: number;
  amount: number;
  currency: string;
};

/** The plans of a course side by side, with their price per session and per hour. */
export function PlanTable({ plans }: { plans: Plan[] }) {
  return (
    <section aria-labelledby="plans">
      <h2 id="plans" className="text-lg font-semibold tracking-[-0.01em]">
        {plans.length === 1 ? 'The plan' : 'Choose your pace'}
      </h2>
      <ul className="panel mt-4 grid overflow-hidden max-md:divide-y md:auto-cols-fr md:grid-flow-col md:divide-x">
        {plans.map((plan) => (
          <li key={plan.id} className="flex flex-col border-line p-6">
            <h3 className="font-semibold">{plan.name}</h3>
            <Prices plan={plan} />
            <p className="mt-2 min-h-6 text-sm font-medium text-ok max-md:empty:hidden">
              {savingWords(plan, plans)}
            </p>
            <dl className="mt-3 mb-6 grid gap-y-2 border-t border-line pt-4">
              <Row term="Sessions">
                {plan.sessionCount} of {plan.sessionMinutes} minutes
              </Row>
              <Row term="Pace">
                {plan.sessionsPerWeek} a week, {weeks(plan)}
              </Row>
              <Row term="Total">
                <Money amount={plan.amount} currency={plan.currency} />
              </Row>
            </dl>
            <LinkButton
              href={{ pathname: '/checkout', query: { plan: plan.id } }}
              size="lg"
              isFullWidth
              className="mt-auto"
            >
              Choose {plan.name}
            </LinkButton>
          </li>
        ))}
      </ul>
      {plans.length === 0 && (
        <p className="panel p-6 text-muted">This course has no plans on sale right now. Check back later.</p>
      )}
    </section>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-muted">{term}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  );
}

function Prices({ plan }: { plan: Plan }) {
  const { perSession, perHour } = unitPrices(plan);
  return (
    <>
      <p className="mt-4 flex flex-wrap items-baseline gap-x-1.5">
        <span className="text-[2rem] leading-none font-semibold tracking-[-0.03em]">{perSession}</span>
        <span className="text-muted">per session</span>
      </p>
      <p className="mt-1.5 text-muted">
        <span className="font-medium text-ink">{perHour}</span> per hour
      </p>
    </>
  );
}

function weeks({ sessionCount, sessionsPerWeek }: Plan): string {
  const count = Math.ceil(sessionCount / sessionsPerWeek);
  return count === 1 ? '1 week' : `${count} weeks`;
}
