import { formatTime } from '@/server/core/time/format-time';
import type { ReceiptDocument } from '@/server/sales/receipts/receipt-document';

/** A receipt or a credit note as it was issued. */
export function ReceiptPaper({
  receipt,
  title,
  facts,
  logoTag,
  zone,
}: {
  receipt: ReceiptDocument;
  title: string;
  facts: [term: string, value: string][];
  logoTag: string | null;
  zone: string;
}) {
  const { sellerName, sellerAddress, taxId, supportEmail, buyerName, buyerEmail, purchase } = receipt;
  return (
    <article className="receipt panel grid gap-6 p-6 sm:p-8">
      <header className="grid gap-1">
        {logoTag && (
          // biome-ignore lint/performance/noImgElement: a small image of our own, as it is
          <img
            src={`/api/school/logo?v=${logoTag}`}
            alt=""
            className="mb-1 h-9 w-fit max-w-full object-contain"
          />
        )}
        <p className="font-semibold break-words">{sellerName}</p>
        <p className="break-words whitespace-pre-line text-muted">
          {[sellerAddress, taxId, supportEmail].filter(Boolean).join('\n')}
        </p>
      </header>
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      <dl className="grid gap-4 sm:grid-cols-3">
        <div className="min-w-0">
          <dt className="text-muted">Billed to</dt>
          <dd className="break-words">
            {buyerName}
            <br />
            {buyerEmail}
          </dd>
        </div>
        <div>
          <dt className="text-muted">Date</dt>
          <dd>{formatTime(receipt.issuedAt, 'date', zone)}</dd>
        </div>
        <div>
          <dt className="text-muted">Purchase</dt>
          <dd className="font-mono text-sm">P-{purchase.number}</dd>
        </div>
      </dl>
      <dl>
        {facts.map(([term, value]) => (
          <div
            key={term}
            className="grid grid-cols-[10rem_1fr] gap-3 border-t border-line py-2 last:font-medium"
          >
            <dt className="text-muted">{term}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
