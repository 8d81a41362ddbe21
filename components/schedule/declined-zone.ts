const key = 'caravan.zone-declined';

/** Whether this browser was told already that its own zone is not wanted. Where nothing can be kept, it was not. */
export function isZoneDeclined(zone: string): boolean {
  try {
    return localStorage.getItem(key) === zone;
  } catch {
    return false;
  }
}

/** Keeps that this zone is not to be offered again. */
export function rememberDeclined(zone: string): void {
  try {
    localStorage.setItem(key, zone);
  } catch {
    // Without storage it is offered again next time.
  }
}
