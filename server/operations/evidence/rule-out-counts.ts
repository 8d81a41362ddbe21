/** How many trainers each reason rules out, most first: "; 12 skill, 3 no-common-slot". Empty when there are none. */
export function ruleOutCounts(ruledOut: Record<string, number>): string {
  const counts = Object.entries(ruledOut).sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
  return counts.length ? `; ${counts.map(([code, count]) => `${count} ${code}`).join(', ')}` : '';
}
