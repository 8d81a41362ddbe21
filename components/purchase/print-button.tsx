'use client';

import { buttonClass } from '@/components/ui/button-class';
import { PrinterIcon } from '@/components/ui/icons';

/** Prints the receipt. The print styles hide the rest of the page. */
export function PrintButton() {
  return (
    <button
      type="button"
      onClick={() => window.print()}
      className={buttonClass({ variant: 'ghost', size: 'sm' }, 'no-print -mr-2')}
    >
      <PrinterIcon />
      Print
    </button>
  );
}
