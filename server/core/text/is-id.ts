/** Whether text can be an id of ours, a purchase's number or a provider's reference: what addresses are made of. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$/.test(text);
}
