import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';

/** Asks for confirmation before an unverified email address gets a staff role, and says why. */
export function ConfirmUnverified({
  why,
  action,
  onConfirm,
  onCancel,
}: {
  why: string;
  action: string;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  return (
    <div role="alertdialog" aria-label="Address not verified" className="grid gap-3">
      <Notice tone="warn" title="This address is not verified">
        {why}
      </Notice>
      <div className="flex flex-wrap gap-2">
        <button type="button" onClick={onConfirm} className={buttonClass({ variant: 'secondary' })}>
          {action}
        </button>
        <button type="button" onClick={onCancel} className={buttonClass({ variant: 'ghost' })}>
          Cancel
        </button>
      </div>
    </div>
  );
}
