/** The support email address. */
export const supportEmail = 'help@caravan.example';

/** A mailto link to support with a prefilled subject. */
export function supportLink(subject: string): string {
  return `mailto:${supportEmail}?subject=${encodeURIComponent(subject)}`;
}
