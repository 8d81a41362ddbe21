/** A mailto link to the school's support with a prefilled subject. */
export function supportLink(supportEmail: string, subject: string): string {
  return `mailto:${supportEmail}?subject=${encodeURIComponent(subject)}`;
}
