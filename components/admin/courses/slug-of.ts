/** The slug of a title: ASCII lowercase letters and digits, words joined by hyphens. */
export function slugOf(title: string): string {
  const plain = title
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('+', ' plus ')
    .replaceAll('#', ' sharp ')
    .replaceAll(/[^a-z0-9]+/g, '-');
  return plain.slice(0, 80).replace(/^-|-$/g, '');
}
