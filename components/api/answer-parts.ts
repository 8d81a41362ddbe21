/** What an answer of Better Auth holds under a name, as text; empty without it. */
export function textIn(answer: unknown, name: string): string {
  if (typeof answer !== 'object' || answer === null) return '';
  const value = Object.entries(answer).find(([key]) => key === name)?.[1];
  return value === undefined ? '' : String(value);
}

/** The recovery codes of an answer. */
export function codesIn(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null || !('backupCodes' in answer)) return [];
  return Array.isArray(answer.backupCodes) ? answer.backupCodes.map(String) : [];
}
