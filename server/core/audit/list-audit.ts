import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { ValidationError } from '@/server/core/errors';
import { cursor as cursorText, readCursor, writeCursor } from '@/server/core/ids/cursor';
import { id } from '@/server/core/ids/id';
import { isId } from '@/server/core/text/is-id';
import { instantMs } from '@/server/core/time/instant';
import { auditFilter, whereAudited } from './where-audited';

export const listAuditInput = auditFilter.extend({
  /** `next` of the page before. */
  after: cursorText.optional(),
  limit: z.number().int().min(1).max(1000).default(50),
});

const position = z.tuple([instantMs, id]);

/**
 * One page of the audit log, the newest first, each entry with the words for its subject (purchase number, person's or
 * course's name) where it still exists. Paging is by key. `next` is null on the last page. Five queries a page.
 *
 * Throws ValidationError `audit.cursor` when `after` is no cursor.
 */
export async function listAudit(ctx: Pick<Context, 'db' | 'now'>, input: z.input<typeof listAuditInput>) {
  const { after, limit, ...filter } = listAuditInput.parse(input);
  const cursor = after ? readAuditCursor(after) : null;
  const found = await ctx.db.auditEntry.findMany({
    where: {
      AND: [
        await whereAudited(ctx, filter),
        cursor ? { at: { lte: cursor.at }, OR: [{ at: { lt: cursor.at } }, { id: { lt: cursor.id } }] } : {},
      ],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const names = await nameSubjects(ctx, page);
  return {
    now: ctx.now,
    rows: page.map((entry) => ({ ...entry, subject: names.get(entry.subjectId) ?? null })),
    next: last && found.length > limit ? writeCursor([last.at.getTime(), last.id]) : null,
  };
}

export type AuditRow = Awaited<ReturnType<typeof listAudit>>['rows'][number];

async function nameSubjects(
  { db }: Pick<Context, 'db'>,
  entries: { subjectKind: string; subjectId: string }[],
): Promise<Map<string, string>> {
  const ids = (kind: string) =>
    entries
      .filter((entry) => entry.subjectKind === kind && isId(entry.subjectId))
      .map((entry) => entry.subjectId);
  const where = (kind: string) => ({ where: { id: { in: ids(kind) } } });
  const [purchases, trainers, courses, users] = await Promise.all([
    db.purchase.findMany({ ...where('purchase'), select: { id: true, number: true } }),
    db.trainer.findMany({ ...where('trainer'), select: { id: true, name: true } }),
    db.course.findMany({ ...where('course'), select: { id: true, title: true } }),
    db.user.findMany({ ...where('user'), select: { id: true, name: true } }),
  ]);
  return new Map([
    ...purchases.map(({ id, number }) => [id, `P-${number}`] as const),
    ...[...trainers, ...users].map(({ id, name }) => [id, name] as const),
    ...courses.map(({ id, title }) => [id, title] as const),
  ]);
}

function readAuditCursor(text: string): { at: Date; id: string } {
  const found = readCursor(position, text);
  if (!found) {
    const message = 'This page of the log no longer exists. Start at the first.';
    throw new ValidationError('audit.cursor', message);
  }
  return { at: new Date(found[0]), id: found[1] };
}
