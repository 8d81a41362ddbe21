import type { Context } from '@/server/core/context';
import { csvLines } from '@/server/core/http/csv-lines';
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
 * The filtered audit log as CSV (instants in ISO 8601 UTC), the newest first, 1,000 entries at a time, so that its size
 * does not matter.
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
    yield csvLines(lines, after === undefined ? columns : undefined);
    after = next ?? undefined;
  } while (after);
}
