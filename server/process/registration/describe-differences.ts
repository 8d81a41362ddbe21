import type { Difference } from './compare-functions';

/** The differences as one sentence without a full stop, or null when there are none. */
export function describeDifferences(differences: readonly Difference[]): string | null {
  const named = (what: Difference['what']) =>
    differences.filter((difference) => difference.what === what).map(({ functionId }) => functionId);
  const [missing, surplus] = [named('missing'), named('not served')];
  const other = differences.filter(({ what }) => what !== 'missing' && what !== 'not served');
  const parts = [
    ...(missing.length ? [`functions are not registered with Inngest: ${missing.join(', ')}`] : []),
    ...(other.length
      ? [`Inngest has other options than this version: ${other.map(inWords).join(', ')}`]
      : []),
    ...(surplus.length
      ? [`Inngest has functions that this version does not serve: ${surplus.join(', ')}`]
      : []),
  ];
  return parts.length ? parts.join('; ') : null;
}

const inWords = ({ functionId, what }: Difference) => `${what} of ${functionId}`;
