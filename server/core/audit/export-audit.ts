import { stringify } from 'csv-stringify/sync';
import type { Context } from '@/server/core/context';
import { listAudit } from './list-audit';
import type { AuditFilter } from './where-audited';

const columns = [
  'at',
  'who',
  'who_kind',
  'action',
  'subject_kind',
  'subject',
  'subject_id',
  'reason',
  'data',
];

/** Entries of one query. */
const batch = 1000;

/**
 * The filtered audit log as CSV (RFC 4180: CRLF, UTF-8 with a byte order mark, which spreadsheets need; instants in ISO
 * 8601 UTC), the newest first, 1,000 entries at a time, so that its size does not matter. A cell that a spreadsheet
 * would run as a formula is escaped.
 */
export async function* exportAudit(
  ctx: Pick<Context, 'db' | 'now'>,
  filter: AuditFilter,
): AsyncGenerator<string> {
  let after: string | undefined;
  do {
    const { rows, next } = await listAudit(ctx, { ...filter, after, limit: batch });
    const lines = rows.map((entry) => [
      entry.at.toISOString(),
      entry.actorName,
      entry.actorKind,
      entry.action,
      entry.subjectKind,
      entry.subject ?? '',
      entry.subjectId,
      entry.reason ?? '',
      JSON.stringify(entry.data),
    ]);
    const isFirst = after === undefined;
    yield stringify(isFirst ? [columns, ...lines] : lines, {
      bom: isFirst,
      record_delimiter: 'windows',
      // Without it only CRLF would be quoted, not a CR or LF alone.
      quoted_match: /[\r\n]/,
      escape_formulas: true,
    });
    after = next ?? undefined;
  } while (after);
}
