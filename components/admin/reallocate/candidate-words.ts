import type { RankedReplacement } from '@/server/fulfillment/reallocating/rank-replacements';

/** The points for and against a candidate. */
export function candidateWords(candidate: RankedReplacement): { for: string[]; against: string[] } {
  const { kept, retimed, isKnown, activeStudents, maxStudents } = candidate;
  const places = maxStudents - activeStudents;
  const said = { for: [] as string[], against: [] as string[] };
  if (kept > 0 && retimed === 0) said.for.push(kept === 1 ? 'keeps the time' : `keeps all ${kept} times`);
  else if (kept > 0) said.for.push(`keeps ${kept} of ${kept + retimed} times`);
  if (retimed > 0) said.against.push(`${retimed} ${retimed === 1 ? 'session' : 'sessions'} at a new time`);
  if (isKnown) said.for.push('has taught this student');
  if (places === 1) said.against.push('their last free place');
  else said.for.push(`${places} places free`);
  return said;
}
