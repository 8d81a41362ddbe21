/** Text that LIKE takes as it stands: Prisma hands `contains` and `startsWith` on unescaped. */
export function literally(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
