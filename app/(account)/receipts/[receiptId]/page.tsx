import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PrintButton } from '@/components/purchase/print-button';
import { ReceiptPaper } from '@/components/purchase/receipt-paper';
import { buttonClass } from '@/components/ui/button-class';
import { LinkButton } from '@/components/ui/link-button';
import { isNotFound } from '@/server/api/is-not-found';
import { api } from '@/server/api/server';
import { receiptFacts } from '@/server/sales/receipts/receipt-facts';
import { receiptNumber } from '@/server/sales/receipts/receipt-number';
import { requireSignIn } from '../../require-sign-in';

export const metadata: Metadata = { title: 'Receipt' };

type Props = { params: Promise<{ receiptId: string }> };

/** A receipt or a credit note. Printing the page prints only that. */
export default async function ReceiptPage({ params }: Props) {
  const { receiptId } = await params;
  await requireSignIn(`/receipts/${receiptId}`);
  const receipt = await readReceipt(receiptId);
  const [me, { logoTag }] = await Promise.all([api().account.me(), api().school.settings()]);
  const title = `${receipt.kind === 'RECEIPT' ? 'Receipt' : 'Credit note'} ${receiptNumber(receipt)}`;
  return (
    <div className="mx-auto grid max-w-2xl gap-4 pt-2">
      <div className="no-print flex flex-wrap items-center justify-between gap-2">
        <LinkButton href={`/purchases/${receipt.purchase.id}`} variant="ghost" size="sm">
          Back to the course
        </LinkButton>
        <div className="flex gap-2">
          <PrintButton />
          <a
            href={`/api/receipts/${receipt.id}`}
            className={buttonClass({ variant: 'secondary', size: 'sm' })}
          >
            Download PDF
          </a>
        </div>
      </div>
      <ReceiptPaper
        receipt={receipt}
        title={title}
        facts={receiptFacts(receipt)}
        logoTag={logoTag}
        zone={me?.zone ?? 'UTC'}
      />
    </div>
  );
}

async function readReceipt(receiptId: string) {
  try {
    return await api().receipts.get({ receiptId });
  } catch (error) {
    if (isNotFound(error)) notFound();
    throw error;
  }
}
