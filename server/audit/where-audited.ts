import { z } from 'zod';
import type { Prisma } from '@/prisma/generated/client';
import type { Context } from '@/server/context';

/** Periods by which the log is cut, in hours. */
const periods = { '24h': 24, '7d': 168, '30d': 720 } as const;

/** What narrows the audit log. Everything is optional: no filter is the whole log. */
export const auditFilter = z.object({
  /** The kind of thing done, e.g. `trainer` for every `trainer.…` action. */
  about: z.string().max(40).optional(),
  /** User id, or job name, of who did it. */
  actorId: z.string().max(100).optional(),
  /** `P-10042` or a number for a purchase, otherwise the id of the subject. */
  subject: z.string().max(100).optional(),
  period: z.enum(['24h', '7d', '30d']).optional(),
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
  if (filter.period)
    conditions.push({ at: { gte: new Date(now.getTime() - periods[filter.period] * 3_600_000) } });
  if (filter.subject) {
    const number = /^(?:p-?)?(\d{1,9})$/i.exec(filter.subject.trim())?.[1];
    const purchase = number
      ? await db.purchase.findUnique({ where: { number: Number(number) }, select: { id: true } })
      : null;
    conditions.push({ subjectId: purchase?.id ?? filter.subject.trim() });
  }
  return { AND: conditions };
}
