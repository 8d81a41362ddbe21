'use client';

import { useId, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { formatMoney } from '@/server/core/money/format-money';
import type { DiscountEntry } from './use-discount-code';

/** Asks for a discount code on demand, and says what it takes off or why it cannot be used. */
export function DiscountField({ entry }: { entry: DiscountEntry }) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(entry.typed !== '');
  const { quote, typed, isBusy, problem } = entry;
  if (!isOpen)
    return (
      <button type="button" onClick={() => setIsOpen(true)} className="prose-link min-h-6 cursor-pointer">
        Add a discount code
      </button>
    );
  return (
    <div className="grid max-w-md gap-1">
      <label htmlFor={id} className="label">
        Discount code
      </label>
      {quote ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1" id={id}>
          <span className="font-mono font-semibold break-all">{quote.code}</span>
          <span className="text-ok">
            You save {formatMoney(quote.discount, quote.currency)}. Total{' '}
            {formatMoney(quote.total, quote.currency)}.
          </span>
          <button type="button" onClick={entry.remove} className="prose-link min-h-6 cursor-pointer">
            Remove
          </button>
        </p>
      ) : (
        <div className="flex gap-2">
          <input
            id={id}
            value={typed}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-describedby={`${id}-problem`}
            aria-invalid={problem !== null}
            onChange={(event) => entry.type(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              void entry.apply();
            }}
            className="input min-w-0 flex-1 uppercase placeholder:normal-case"
          />
          <button
            type="button"
            disabled={isBusy}
            onClick={() => void entry.apply()}
            className={buttonClass({ variant: 'secondary' })}
          >
            {isBusy ? 'Checking…' : 'Apply'}
          </button>
        </div>
      )}
      <p id={`${id}-problem`} role="alert" className="text-sm text-bad empty:hidden">
        {problem}
      </p>
    </div>
  );
}
