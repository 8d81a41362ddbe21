/** Where students reach a person. */
export const supportEmail = 'help@caravan.example';

/** A mail to a person, with the subject already saying what it is about. */
export function supportLink(subject: string): string {
  return `mailto:${supportEmail}?subject=${encodeURIComponent(subject)}`;
}
