const key = 'caravan.zone-declined';

/** Whether the person has declined this browser's zone. False without storage. */
export function isZoneDeclined(zone: string): boolean {
  try {
    return localStorage.getItem(key) === zone;
  } catch {
    return false;
  }
}

/** Remembers that this zone was declined. */
export function rememberDeclined(zone: string): void {
  try {
    localStorage.setItem(key, zone);
  } catch {
    // Without storage, it is offered again next time.
  }
}
