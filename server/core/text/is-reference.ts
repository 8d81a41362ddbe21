/** Whether text can name something in an address: an id, a purchase's number, a slug, a job, or what a provider calls it. */
export function isReference(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$/.test(text);
}
