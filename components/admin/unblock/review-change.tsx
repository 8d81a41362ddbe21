'use client';

import { DialogButton } from '@/components/page/dialog-button';
import type { Unblock } from '@/server/fulfillment/unblocking/find-unblocks';
import { ChangePreview } from './change-preview';

/** One change that would let a trainer take a waiting purchase: what it would do, for whom, and the reason for it. */
export function ReviewChange({
  purchaseId,
  change: { key, words },
  zone,
  isFirst,
}: {
  purchaseId: string;
  change: Pick<Unblock, 'key' | 'words'>;
  /** The reader's IANA zone, when it is known. */
  zone?: string;
  isFirst: boolean;
}) {
  return (
    <DialogButton
      label="Review…"
      name={`Review: ${words}`}
      title={words}
      about="Review the change"
      look={{ variant: isFirst ? 'primary' : 'secondary', size: 'sm' }}
    >
      {(close) => <ChangePreview asked={{ purchaseId, key }} zone={zone} onDone={close} />}
    </DialogButton>
  );
}
