import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { policyWords } from '@/components/policy/policy-words';
import { supportLink } from '@/components/site/support';
import { api } from '@/server/api/server';
import { formatMoney } from '@/server/core/money/format-money';
import { type CancellationPolicy, refundByPolicy } from '@/server/sales/cancellation/refund-by-policy';

export const metadata: Metadata = { title: 'Cancellation and refunds' };

/** What a student gets back who cancels, by the settings of the school. */
export default async function CancellationPage() {
  const school = await api().school.settings();
  const [all, share, none] = policyWords(school);
  const price = (amount: number) => formatMoney(amount, 'EUR', { isShort: true });
  const example = exampleBy(school);
  return (
    <div className="mx-auto max-w-2xl px-5 py-10 sm:px-8 sm:py-14">
      <h1 className="text-[1.875rem] leading-[1.14] font-semibold tracking-[-0.028em] sm:text-[2.25rem]">
        Cancellation and refunds
      </h1>
      <p className="mt-3 text-[1.0625rem] leading-relaxed text-muted">
        You can cancel a course at any time on its page under “My courses”. You see the exact amount before
        you confirm.
      </p>
      <Part title="While we look for a trainer">
        If no trainer is free at your times, choose new times, or cancel and get everything back.
      </Part>
      <Part title="Before your first session">{all}</Part>
      <Part title="After that">{share} Fractions of a cent are rounded in your favor.</Part>
      <Part title="What is not refunded">{none}</Part>
      <Part title="An example">
        You bought 10 sessions for {price(20_000)}. Three were held, one begins in an hour, and six are more
        than {school.sessionNoticeHours} hours away. You get back {example.sessions} of 10:{' '}
        {price(example.amount)}.
      </Part>
      <Part title="How the money comes back">
        It goes back the way you paid. It may take up to ten days to show on your account. If we cancel your
        course, or you paid twice, you get all of it back.
      </Part>
      <p className="mt-8 text-muted">
        Questions? Write to{' '}
        <a className="prose-link" href={supportLink(school.supportEmail, 'Cancellation')}>
          {school.supportEmail}
        </a>
        .
      </p>
    </div>
  );
}

/** Three sessions held, one in an hour, and six with all the notice that the school asks for. */
function exampleBy(policy: CancellationPolicy) {
  const now = new Date();
  const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  const ahead = [1, 2, 3, 4, 5, 6].map((day) => policy.sessionNoticeHours + day * 24);
  const startsAt = [-72, -48, -24, 1, ...ahead].map(inHours);
  return refundByPolicy({ price: 20_000, sessionCount: 10, startsAt, policy, now });
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-8">
      <h2 className="text-lg font-semibold tracking-[-0.01em]">{title}</h2>
      <p className="mt-1.5 max-w-[60ch] leading-relaxed">{children}</p>
    </section>
  );
}
