/** Every place in the console, once: the navigation, the breadcrumbs, the palette and the shortcuts read it. */
export type Place = { href: string; label: string; group: 'work' | 'school' | 'system'; key: string };

export const places: readonly Place[] = [
  { href: '/admin', label: 'Overview', group: 'work', key: 'o' },
  { href: '/admin/purchases', label: 'Purchases', group: 'work', key: 'p' },
  { href: '/admin/incidents', label: 'Incidents', group: 'work', key: 'i' },
  { href: '/admin/trainers', label: 'Trainers', group: 'school', key: 't' },
  { href: '/admin/courses', label: 'Courses', group: 'school', key: 'c' },
  { href: '/admin/sessions', label: 'Sessions', group: 'school', key: 's' },
  { href: '/admin/absences', label: 'Absences', group: 'school', key: 'a' },
  { href: '/admin/pipeline', label: 'Pipeline', group: 'system', key: 'l' },
  { href: '/admin/mailbox', label: 'Mailbox', group: 'system', key: 'm' },
  { href: '/admin/audit', label: 'Audit', group: 'system', key: 'u' },
  { href: '/admin/team', label: 'Team', group: 'system', key: 'e' },
];

/** Where purchases are broken on purpose: only where that is enabled, so it is reached by the strip that says so. */
const lab: Place = { href: '/admin/lab', label: 'Fault lab', group: 'system', key: '' };

/** The place that a path lies in; the overview only by itself. */
export function placeOf(pathname: string): Place | undefined {
  return [...places, lab].find(
    ({ href }) => pathname === href || (href !== '/admin' && pathname.startsWith(`${href}/`)),
  );
}
