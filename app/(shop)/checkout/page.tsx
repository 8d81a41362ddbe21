import type { Metadata } from 'next';
import { Checkout } from '@/components/checkout/checkout';
import { DiscountProvider } from '@/components/checkout/discount/discount-context';
import { PlanSummary } from '@/components/checkout/plan-summary';
import { EmptyState } from '@/components/page/empty-state';
import { PolicyLink } from '@/components/policy/policy-link';
import { LinkButton } from '@/components/ui/link-button';
import { isNotFound } from '@/server/api/is-not-found';
import { api } from '@/server/api/server';
import { type Query, readIdParam } from '@/server/core/text/read-param';

export const metadata: Metadata = { title: 'Checkout', robots: { index: false } };

export default async function CheckoutPage({ searchParams }: { searchParams: Promise<Query> }) {
  const planId = readIdParam(await searchParams, 'plan');
  const plan = planId ? await readPlan(planId) : null;
  if (!plan) return <NoPlan />;
  const user = await api().account.me();
  const unfinished = user && (await api().checkout.unfinished({ planId: plan.id }));
  return (
    <div className="mx-auto max-w-6xl px-5 pt-10 sm:px-8">
      <h1 className="text-[1.75rem] leading-tight font-semibold tracking-[-0.025em] sm:text-[2.25rem]">
        Book {plan.course.title}
      </h1>
      <DiscountProvider>
        <div className="mt-8 grid items-start gap-x-14 gap-y-10 lg:grid-cols-[1fr_21rem]">
          <aside className="lg:sticky lg:top-8 lg:order-last">
            <PlanSummary plan={plan} />
            <p className="mt-4 px-1 text-sm text-muted">
              If no trainer is free at your times, you can choose other times or get a full refund.{' '}
              <PolicyLink />
            </p>
          </aside>
          <Checkout
            plan={plan}
            user={user && { name: user.name, email: user.email, zone: user.zone }}
            unfinished={unfinished}
          />
        </div>
      </DiscountProvider>
    </div>
  );
}

async function readPlan(planId: string) {
  try {
    return await api().checkout.plan({ planId });
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

function NoPlan() {
  return (
    <div className="mx-auto max-w-2xl px-5 pt-16">
      <h1 className="sr-only">Checkout</h1>
      <EmptyState
        title="This plan is no longer sold"
        action={<LinkButton href="/">Browse courses</LinkButton>}
      >
        Nothing was charged. The course may have other plans on sale.
      </EmptyState>
    </div>
  );
}
