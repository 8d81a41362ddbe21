import { createLoader, createSerializer, type inferParserType } from 'nuqs/server';
import { asId, asKeyOf, asText } from '@/components/page/address-parsers';

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

const parsers = {
  about: asKeyOf(auditAbouts),
  actorId: asId,
  subject: asText(),
  period: asKeyOf(auditPeriods),
  after: asText(300),
};

/** The log as its address says: what about, by whom, of what, since when, which page. */
export type AuditAddress = Partial<inferParserType<typeof parsers>>;

export const readAuditAddress = createLoader(parsers);
const write = createSerializer(parsers);

/** The address of the log, or of its file at `/api/export/audit`, with some things changed; any change starts at the first page. */
export const auditHref = (address: AuditAddress, change: AuditAddress = {}, path = '/admin/audit'): string =>
  write(path, { ...address, after: null, ...change });
