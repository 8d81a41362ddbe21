import { Link } from '@/components/ui/link';
import type { CheckoutPlan } from './checkout-plan';
import { OrderTotal } from './discount/order-total';

/** The plan and its exact price. */
export function PlanSummary({ plan }: { plan: CheckoutPlan }) {
  const weeks = Math.ceil(plan.sessionCount / plan.sessionsPerWeek);
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
      <OrderTotal plan={plan} />
    </section>
  );
}
