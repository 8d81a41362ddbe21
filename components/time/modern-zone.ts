// Browsers report outdated names for some cities. People look for the current ones.
const renamed: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Louisville': 'America/Kentucky/Louisville',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** The current name of an IANA zone. */
export function modernZone(zone: string): string {
  return renamed[zone] ?? zone;
}

/** The IANA zone that this browser reports, or null if it is not usable, such as `Etc/Unknown` or an offset. */
export function reportedZone(): string | null {
  const zone = modernZone(Intl.DateTimeFormat().resolvedOptions().timeZone ?? '');
  return isUsableZone(zone) ? zone : null;
}

/** The zone to show times in: the browser's, or UTC if it reports none. */
export function browserZone(): string {
  return reportedZone() ?? 'UTC';
}

/** Whether times can be formatted in a zone and the server may know it: a name, not an offset such as `+05:30`. */
export function isUsableZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone) || zone === 'Etc/Unknown') return false;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
