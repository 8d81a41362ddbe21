import { createLoader, createSerializer, type inferParserType } from 'nuqs/server';
import { asKeyOf, asReference, asText } from '@/components/page/address-parsers';
import { periods } from '@/server/core/time/periods';
import { auditSubjects } from '@/server/core/vocabulary/audit-subjects';

const parsers = {
  about: asKeyOf(auditSubjects),
  actorId: asReference,
  subject: asText(),
  period: asKeyOf(periods),
  after: asText(300),
};

/** The log as its URL describes it: filters, search, period and page. */
export type AuditAddress = Partial<inferParserType<typeof parsers>>;

export const readAuditAddress = createLoader(parsers);
const write = createSerializer(parsers);

/**
 * The URL of the log, or of its CSV file at `/api/export/audit`, with some values changed. Any change starts at the first
 * page.
 */
export const auditHref = (address: AuditAddress, change: AuditAddress = {}, path = '/admin/audit'): string =>
  write(path, { ...address, after: null, ...change });
