const most = 2_147_483_647;

/**
 * The number of a purchase as people write it: `P-10042`, `p 10042`, `#10042`, `(P–10042).` or `10042`. Null for anything
 * else, and for a number that no purchase can have.
 */
export function purchaseNumber(typed: string): number | null {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s"'“”()[\]<>.,;:!?]+/g, ' ')
    .trim();
  const digits = /^(?:purchase )?(?:no |nr )?(?:# ?)?(?:p ?[-‐–—−_#]? ?)?(\d{1,10})$/i.exec(text)?.[1];
  return digits && Number(digits) <= most ? Number(digits) : null;
}
