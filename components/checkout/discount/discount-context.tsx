'use client';

import { createContext, type ReactNode, use, useState } from 'react';
import type { DiscountQuote } from '@/server/sales/discounts/quote-discount';

type Discount = { quote: DiscountQuote | null; setQuote(quote: DiscountQuote | null): void };

const DiscountContext = createContext<Discount>({ quote: null, setQuote: () => undefined });

/** Shares the price with a discount code between the form, where it is entered, and the order beside it. */
export function DiscountProvider({ children }: { children: ReactNode }) {
  const [quote, setQuote] = useState<DiscountQuote | null>(null);
  return <DiscountContext value={{ quote, setQuote }}>{children}</DiscountContext>;
}

export const useDiscount = (): Discount => use(DiscountContext);
