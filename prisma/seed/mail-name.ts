/** A name as the first half of an email address: "Zuzanna Wójcik" is zuzanna.wojcik. */
export function mailNameOf(name: string): string {
  return name
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .normalize('NFKD')
    .replaceAll(/[^\p{ASCII}]|[’'.]/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '.');
}
