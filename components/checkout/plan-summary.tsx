import { Link } from '@/components/ui/link';
import { Money } from '@/components/ui/money';
import { unitPrices } from '@/server/core/money/unit-prices';
import type { CheckoutPlan } from './checkout-plan';

/** The plan and its exact price. */
export function PlanSummary({ plan }: { plan: CheckoutPlan }) {
  const weeks = Math.ceil(plan.sessionCount / plan.sessionsPerWeek);
  const { perSession, perHour } = unitPrices(plan);
  return (
    <section aria-label="Your order" className="panel">
      <div className="p-5">
        <p className="text-sm font-semibold text-accent">{plan.course.title}</p>
        <p className="mt-0.5 text-lg font-semibold tracking-[-0.01em]">{plan.name}</p>
        <p className="mt-1 text-muted">
          {plan.sessionCount} live sessions of {plan.sessionMinutes} minutes, {plan.sessionsPerWeek} a week
          for {weeks} {weeks === 1 ? 'week' : 'weeks'}
        </p>
        <p className="mt-2 text-sm">
          <Link href={`/courses/${plan.course.slug}`} className="prose-link inline-block min-h-6">
            Choose another plan
          </Link>
        </p>
      </div>
      <dl className="grid gap-2 border-t border-line p-5">
        <div className="flex justify-between gap-4 text-muted">
          <dt>
            {plan.sessionCount} sessions at {perSession}
            <span className="block text-sm">{perHour} per hour</span>
          </dt>
          <dd>
            <Money amount={plan.amount} currency={plan.currency} />
          </dd>
        </div>
        <div className="flex justify-between gap-4 text-muted">
          <dt>Taxes and fees</dt>
          <dd>included</dd>
        </div>
        <div className="flex items-baseline justify-between gap-4 border-t border-line pt-3 font-semibold">
          <dt>Total, paid once</dt>
          <dd className="text-xl tracking-[-0.02em]">
            <Money amount={plan.amount} currency={plan.currency} />
          </dd>
        </div>
      </dl>
    </section>
  );
}
