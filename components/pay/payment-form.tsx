import { buttonClass, LinkButton } from '@/components/ui/link-button';

const outcomes = [
  { value: 'paid', label: 'Paid', hint: 'The webhook arrives immediately.' },
  { value: 'paid-webhook-lost', label: 'Paid, webhook lost', hint: 'It never arrives.' },
  { value: 'paid-webhook-twice', label: 'Paid, webhook twice', hint: 'Delivered twice at the same time.' },
  { value: 'paid-webhook-late', label: 'Paid, webhook late', hint: 'It arrives after 20 seconds.' },
  { value: 'confirms-later', label: 'Bank debit', hint: 'Confirmed after 20 seconds.' },
  { value: 'fails-later', label: 'Bank debit that fails', hint: 'The bank refuses it after 20 seconds.' },
  { value: 'paid-refund-slow', label: 'Paid, slow refund', hint: 'A refund takes 10 seconds.' },
  { value: 'paid-refund-fails', label: 'Paid, refund fails', hint: 'A refund fails after 10 seconds.' },
  { value: 'paid-disputed', label: 'Paid, disputed', hint: 'The cardholder disputes it immediately.' },
  { value: 'declined', label: 'Declined', hint: 'Insufficient funds. Nothing is charged.' },
];

/** The test card and the choice of outcome. A plain form, like a provider's page. */
export function PaymentForm({
  checkoutId,
  cancelUrl,
  wasDeclined,
}: {
  checkoutId: string;
  cancelUrl: string;
  wasDeclined: boolean;
}) {
  return (
    <form
      action={`/pay/${checkoutId}/settle`}
      method="post"
      className="panel flex flex-col gap-5 p-6"
      aria-label="Payment"
    >
      <div className="rounded-lg border border-line bg-sunk p-4">
        <p className="text-sm text-muted">Test card</p>
        <p className="mt-1 font-mono tracking-wider">4242 4242 4242 4242</p>
        <p className="mt-1 font-mono text-sm text-muted">12 / 34 · 123</p>
      </div>

      <fieldset className="flex flex-col gap-1">
        <legend className="mb-2 font-semibold">What should happen?</legend>
        {outcomes.map((outcome, index) => (
          <label
            key={outcome.value}
            className="flex min-h-11 cursor-pointer items-center gap-3 rounded-lg border border-transparent px-3 py-1.5 hover:bg-sunk has-checked:border-line-strong has-checked:bg-sunk"
          >
            <input
              type="radio"
              name="outcome"
              value={outcome.value}
              defaultChecked={index === 0}
              className="size-4 accent-accent"
            />
            <span>
              <span className="block font-medium">{outcome.label}</span>
              <span className="block text-sm text-muted">{outcome.hint}</span>
            </span>
          </label>
        ))}
      </fieldset>

      {wasDeclined && (
        <p role="alert" className="text-bad">
          Your card was declined: insufficient funds. Nothing was charged. You can try again.
        </p>
      )}
      <div className="flex flex-col gap-2">
        <button type="submit" className={buttonClass({ variant: 'primary', size: 'lg', isFullWidth: true })}>
          Pay now
        </button>
        <LinkButton href={cancelUrl} variant="ghost" isFullWidth>
          Cancel and go back
        </LinkButton>
      </div>
    </form>
  );
}
