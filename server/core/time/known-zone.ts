const known = new Map<string, boolean>();

/**
 * Whether this runtime, a browser or Node, has data of the zone. Stored zones come from Node; an older browser may lack one,
 * and so may an older Node after another one has stored it.
 */
export function isKnownZone(zone: string): boolean {
  const found = known.get(zone);
  if (found !== undefined) return found;
  let isKnown = true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    isKnown = false;
  }
  known.set(zone, isKnown);
  return isKnown;
}

/** The zone, or UTC where this runtime does not know it: never a RangeError. What is shown then has to say UTC. */
export function knownZone(zone: string): string {
  return isKnownZone(zone) ? zone : 'UTC';
}

/** A zone as a sentence names it: "America/New York", or "UTC, because Mars/Olympus is not known here". */
export function zoneWords(zone: string): string {
  const name = zone.replaceAll('_', ' ');
  return isKnownZone(zone) ? name : `UTC, because ${name} is not known here`;
}
