import { type Query, readIdParam, readParam } from '@/server/core/text/read-param';

/** Kinds of things done, by the first word of the action. */
export const auditAbouts = {
  trainer: 'Trainers',
  course: 'Courses',
  plan: 'Plans',
  session: 'Sessions',
  purchase: 'Purchases',
  remedy: 'Remedies',
  incident: 'Incidents',
  feed: 'Calendar feeds',
  user: 'Team',
  webhook: 'Webhooks',
} as const;
export const auditPeriods = { '24h': 'Last 24 hours', '7d': 'Last 7 days', '30d': 'Last 30 days' } as const;

/** The log as its address says: what about, by whom, of what, since when, which page. */
export type AuditAddress = {
  about?: keyof typeof auditAbouts;
  actorId?: string;
  subject?: string;
  period?: keyof typeof auditPeriods;
  after?: string;
};

/** Reads an address. What it does not know it leaves out, so that an old link still shows a log. */
export function readAuditAddress(params: Query): AuditAddress {
  const one = (name: string) => readParam(params, name);
  return {
    about: keyIn(auditAbouts, one('about')),
    actorId: readIdParam(params, 'actorId'),
    subject: one('subject'),
    period: keyIn(auditPeriods, one('period')),
    after: readParam(params, 'after', 300),
  };
}

/** The address of the log, or of its file at `/api/export/audit`, with some things changed; any change starts at the first page. */
export function auditHref(
  address: AuditAddress,
  change: Partial<AuditAddress> = {},
  path = '/admin/audit',
): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...address, after: undefined, ...change })) {
    if (value) params.set(name, value);
  }
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}

function keyIn<T extends object>(options: T, value: string | undefined): (keyof T & string) | undefined {
  const isKey = (text: string): text is keyof T & string => Object.hasOwn(options, text);
  return value !== undefined && isKey(value) ? value : undefined;
}
