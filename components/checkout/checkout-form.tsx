'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { browserZone, reportedZone } from '@/components/time/modern-zone';
import { ZoneSelect } from '@/components/time/zone-select';
import { buttonClass } from '@/components/ui/button-class';
import { CrossIcon } from '@/components/ui/icons';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { formatMoney } from '@/server/core/money/format-money';
import { zoneCity } from '@/server/core/time/format-time';
import type { PreferredTime } from '@/server/scheduling/preferences/preferences';
import { AccountFields, type AccountMode } from './account-fields';
import { offerToAccept, refusalWords } from './availability/accepted-offer';
import { FeasibilityNote } from './availability/feasibility-note';
import { useFeasibility } from './availability/use-feasibility';
import { useFreeTrainers } from './availability/use-free-trainers';
import {
  addDays,
  type CheckoutDraft,
  inOrder,
  keepDraft,
  preferencesOf,
  readDraft,
  todayIn,
} from './checkout-draft';
import type { CheckoutPlan } from './checkout-plan';
import { CheckoutSection } from './checkout-section';
import { DiscountField } from './discount/discount-field';
import { useDiscountCode } from './discount/use-discount-code';
import { missingTimes, preferredTimeWord } from './preferred-time-words';
import { TimeGrid } from './time-grid';
import { useCheckout } from './use-checkout';

export type CheckoutUser = { name: string; email: string; zone: string | null };

/**
 * The choices, the account and the button to payment. Rendered only in the browser, because it starts from the stored
 * draft.
 */
export function CheckoutForm({ plan, user }: { plan: CheckoutPlan; user: CheckoutUser | null }) {
  const [draft, setDraft] = useState(() => readDraft(plan.id, user?.zone ?? browserZone()));
  const [isZoneGuessed, setIsZoneGuessed] = useState(() => !user?.zone && !reportedZone());
  const [mode, setMode] = useState<AccountMode>('new');
  const { pay, isBusy, hasAccount, problem, report } = useCheckout(plan.id, user !== null);
  const message = useRef<HTMLDivElement>(null);
  useEffect(() => keepDraft(plan.id, draft), [plan.id, draft]);
  useEffect(() => {
    if (problem) message.current?.focus();
  }, [problem]);

  const missing = missingTimes(draft.preferredTimes, plan.sessionsPerWeek);
  const today = todayIn(draft.zone);
  const { feasibility, askAgain } = useFeasibility(
    plan.id,
    missing || !draft.startDate ? null : preferencesOf(draft),
  );
  const freeTrainers = useFreeTrainers(plan.id, draft);
  const discount = useDiscountCode(plan.id, draft.discountCode, (discountCode) => {
    setDraft((before) => ({ ...before, discountCode }));
    report(null);
  });
  const answer = feasibility.state === 'known' ? feasibility.answer : null;
  const asked = answer && offerToAccept(answer);
  const choices = JSON.stringify([preferencesOf(draft), asked]);
  // Kept with the choices and the dates it is about: others ask again.
  const [acceptedFor, setAcceptedFor] = useState<string | null>(null);
  const isAccepted = acceptedFor === choices;

  /** Changes the choices and clears the errors about the earlier ones. */
  function choose(more: Partial<CheckoutDraft>) {
    setDraft({ ...draft, ...more });
    report(null);
  }

  function toggle({ weekday, minute }: PreferredTime) {
    const others = draft.preferredTimes.filter(
      (preferredTime) => preferredTime.weekday !== weekday || preferredTime.minute !== minute,
    );
    const isNew = others.length === draft.preferredTimes.length;
    choose({ preferredTimes: isNew ? inOrder([...others, { weekday, minute }]) : others });
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (missing) return report({ message: missing });
    if (discount.isPending) return report({ message: 'Apply the discount code, or clear it.' });
    if (answer && asked && !isAccepted) return report({ message: refusalWords(answer) });
    const account = { mode, form: new FormData(event.currentTarget) };
    const accepted = isAccepted ? asked : null;
    const consent = { accepted, onOtherOffer: askAgain, onDiscountRefused: discount.drop };
    setDraft(await pay(draft, account, consent));
  }

  return (
    <form onSubmit={submit}>
      <CheckoutSection
        number={1}
        title="Your preferred times"
        hint="Pick all the times that work for you. More times, more trainers."
      >
        <div className="mb-4">
          <ZoneSelect
            zone={draft.zone}
            onChange={(zone) => {
              choose({ zone });
              setIsZoneGuessed(false);
            }}
          />
          {isZoneGuessed && (
            <p className="mt-2 max-w-[60ch] text-sm text-warn">
              Your browser doesn’t say which time zone you’re in, so times are in {zoneCity(draft.zone)}.
              Choose your time zone above.
            </p>
          )}
        </div>
        <TimeGrid
          preferredTimes={draft.preferredTimes}
          freeTrainers={freeTrainers}
          onToggle={toggle}
          describedBy="chosen-hours"
        />
        <div
          id="chosen-hours"
          aria-live="polite"
          className="mt-4 flex min-h-8 flex-wrap items-center gap-1.5"
        >
          {draft.preferredTimes.map((preferredTime) => (
            <button
              key={preferredTimeWord(preferredTime)}
              type="button"
              onClick={() => toggle(preferredTime)}
              aria-label={`Remove ${preferredTimeWord(preferredTime)}`}
              className="flex min-h-7 cursor-pointer items-center gap-1 rounded-full bg-accent-soft px-2.5 text-sm font-semibold text-accent"
            >
              {preferredTimeWord(preferredTime)}
              <CrossIcon size={13} />
            </button>
          ))}
          <span className="text-sm text-muted">{missing ?? 'Good. You can add more.'}</span>
        </div>
      </CheckoutSection>

      <CheckoutSection
        number={2}
        title="When do you want to start?"
        hint="We look for a first session on this day or soon after."
      >
        <input
          type="date"
          required
          aria-label="Start date"
          value={draft.startDate}
          min={today}
          max={addDays(today, 365)}
          onChange={(event) => choose({ startDate: event.target.value })}
          className="input w-full sm:w-52"
        />
        <div className="mt-4">
          <FeasibilityNote
            feasibility={feasibility}
            sessionsPerWeek={plan.sessionsPerWeek}
            zone={draft.zone}
            isAccepted={isAccepted}
            onAccept={(accepts) => {
              setAcceptedFor(accepts ? choices : null);
              report(null);
            }}
            onApply={choose}
          />
        </div>
      </CheckoutSection>

      <CheckoutSection
        number={3}
        title="Your account"
        hint={!hasAccount && 'You’ll find your courses and schedule here.'}
      >
        {user ? (
          <p>
            Signed in as <strong className="font-semibold">{user.name}</strong>, {user.email}.
          </p>
        ) : hasAccount ? (
          <p>You’re signed in.</p>
        ) : (
          <AccountFields
            mode={mode}
            onModeChange={(next) => {
              setMode(next);
              report(null);
            }}
          />
        )}
      </CheckoutSection>

      <div className="sm:pl-12">
        <div className="mb-6">
          <DiscountField entry={discount} />
        </div>
        <div ref={message} tabIndex={-1} aria-live="assertive" className="outline-none">
          {problem && (
            <div className="mb-4">
              <Notice
                tone="bad"
                title={problem.message}
                action={
                  problem.isSettled && (
                    <Link href="/purchases" className="prose-link">
                      Go to my courses
                    </Link>
                  )
                }
              >
                {!problem.isSettled && 'Nothing was charged, and your choices are kept.'}
              </Notice>
            </div>
          )}
        </div>
        <button
          type="submit"
          disabled={isBusy}
          className={buttonClass({ size: 'lg' }, 'w-full sm:w-auto sm:px-8')}
        >
          {isBusy
            ? 'One moment…'
            : `Continue to payment, ${formatMoney(discount.quote?.total ?? plan.amount, plan.currency)}`}
        </button>
        <p className="mt-3 max-w-[52ch] text-sm text-muted">
          You won’t be charged on this page. You pay once, on the next one.
        </p>
      </div>
    </form>
  );
}
