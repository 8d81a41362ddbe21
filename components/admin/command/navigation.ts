/** Every page of the console. The navigation, breadcrumbs, palette and shortcuts are derived from this list. */
export type Place = { href: string; label: string; group: 'work' | 'school' | 'system'; key: string };

export const places: readonly Place[] = [
  { href: '/admin', label: 'Overview', group: 'work', key: 'o' },
  { href: '/admin/purchases', label: 'Purchases', group: 'work', key: 'p' },
  { href: '/admin/incidents', label: 'Incidents', group: 'work', key: 'i' },
  { href: '/admin/trainers', label: 'Trainers', group: 'school', key: 't' },
  { href: '/admin/courses', label: 'Courses', group: 'school', key: 'c' },
  { href: '/admin/discounts', label: 'Discount codes', group: 'school', key: 'd' },
  { href: '/admin/sessions', label: 'Sessions', group: 'school', key: 's' },
  { href: '/admin/absences', label: 'Absences', group: 'school', key: 'a' },
  { href: '/admin/ratings', label: 'Ratings', group: 'school', key: 'r' },
  { href: '/admin/pipeline', label: 'Pipeline', group: 'system', key: 'l' },
  { href: '/admin/mailbox', label: 'Mailbox', group: 'system', key: 'm' },
  { href: '/admin/audit', label: 'Audit', group: 'system', key: 'u' },
  { href: '/admin/team', label: 'Team', group: 'system', key: 'e' },
  { href: '/admin/tokens', label: 'API tokens', group: 'system', key: 'k' },
  { href: '/admin/settings', label: 'Settings', group: 'system', key: 'g' },
];

/** Breaks purchases on purpose. Only shown where the lab is enabled, as a link in its strip. */
const lab: Place = { href: '/admin/lab', label: 'Fault lab', group: 'system', key: '' };

/** The page that a path belongs to. The overview only matches exactly. */
export function placeOf(pathname: string): Place | undefined {
  return [...places, lab].find(
    ({ href }) => pathname === href || (href !== '/admin' && pathname.startsWith(`${href}/`)),
  );
}
