import { z } from 'zod';
import type { Prisma } from '@/prisma/generated/client';
import type { Context } from '@/server/core/context';
import { purchaseNumber } from '@/server/core/ids/purchase-number';
import { reference } from '@/server/core/ids/reference';
import { searchText } from '@/server/core/search/search-text';
import { searchWords } from '@/server/core/search/search-words';
import { whereWords } from '@/server/core/search/where-words';
import { optionalLine } from '@/server/core/text/line';
import { periodCodes, startOf } from '@/server/core/time/periods';

/** What narrows the audit log. Everything is optional: no filter is the whole log. */
export const auditFilter = z.object({
  /** The kind of thing done, e.g. `trainer` for every `trainer.…` action. */
  about: optionalLine(40).optional(),
  /** User id, or job name, of who did it. */
  actorId: reference.optional(),
  /** `P-10042` or a number for a purchase, an id, or words of a person's or course's name. */
  subject: searchText.optional(),
  period: z.enum(periodCodes).optional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

/** The condition of a filter. A purchase number that does not exist finds nothing. */
export async function whereAudited(
  { db, now }: Pick<Context, 'db' | 'now'>,
  filter: AuditFilter,
): Promise<Prisma.AuditEntryWhereInput> {
  const conditions: Prisma.AuditEntryWhereInput[] = [];
  if (filter.about) conditions.push({ action: { startsWith: `${filter.about}.` } });
  if (filter.actorId) conditions.push({ actorId: filter.actorId });
  if (filter.period) conditions.push({ at: { gte: startOf(filter.period, now) } });
  if (filter.subject) {
    conditions.push({ subjectId: { in: await findSubjects(db, filter.subject) } });
  }
  return { AND: conditions };
}

/** More subjects than these are more than a person means by a name. */
const mostSubjects = 100;

async function findSubjects(db: Context['db'], typed: string): Promise<string[]> {
  const number = purchaseNumber(typed);
  if (number !== null) {
    const purchase = await db.purchase.findUnique({ where: { number }, select: { id: true } });
    return [purchase?.id ?? typed];
  }
  const query = { where: whereWords(searchWords(typed)), select: { id: true }, take: mostSubjects };
  const named = await Promise.all([
    db.user.findMany(query),
    db.trainer.findMany(query),
    db.course.findMany(query),
  ]);
  return [typed, ...named.flat().map(({ id: subjectId }) => subjectId)];
}
