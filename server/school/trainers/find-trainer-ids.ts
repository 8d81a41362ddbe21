import { z } from 'zod';
import { Prisma } from '@/prisma/generated/client';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';
import { likeWords } from '@/server/core/search/like-words';
import { searchWords } from '@/server/core/search/search-words';
import type { TrainerSort, trainerFilters } from '../vocabulary/trainer-lists';

export type TrainerFilters = {
  search?: string;
  skill?: string;
  language?: string;
  /** Absent: everybody who has not left. */
  state?: keyof typeof trainerFilters;
  sort: TrainerSort;
};

/** One page of the trainers that these filters let through, by id and in order, and how many there are in all. */
export async function findTrainerIds(
  { db, now }: Pick<Context, 'db' | 'now'>,
  filters: TrainerFilters,
  page: { skip: number; take: number },
): Promise<{ ids: string[]; total: number }> {
  const where = Prisma.join(conditions(filters, now), ' AND ');
  const rows = await queryRows(db, z.object({ id: z.string(), total: z.number() }))`
    SELECT t.id, count(*) OVER ()::int AS total FROM "Trainer" t ${filters.sort === 'name' ? Prisma.empty : load}
    WHERE ${where} ORDER BY ${orders[filters.sort]} LIMIT ${page.take} OFFSET ${page.skip}`;
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
}

// Only for the orders that need everybody's load; the page itself counts its own.
const load = Prisma.sql`LEFT JOIN (
  SELECT "trainerId", count(DISTINCT "studentId") AS students FROM "TakenPlace" GROUP BY "trainerId"
) load ON load."trainerId" = t.id`;

const orders = {
  name: Prisma.sql`t.name, t.id`,
  free: Prisma.sql`t."maxStudents" - coalesce(load.students, 0) DESC, t.name, t.id`,
  full: Prisma.sql`t."maxStudents" - coalesce(load.students, 0), t.name, t.id`,
};

function conditions({ search, skill, language, state }: TrainerFilters, now: Date): Prisma.Sql[] {
  const found = [stateCondition(state, now)];
  if (skill) {
    found.push(
      Prisma.sql`EXISTS (SELECT 1 FROM "TrainerSkill" s WHERE s."trainerId" = t.id AND s.skill = ${skill})`,
    );
  }
  if (language) found.push(Prisma.sql`${language} = ANY (t.languages)`);
  if (search) found.push(Prisma.sql`t."searchKey" LIKE ALL (${likeWords(searchWords(search))}::text[])`);
  return found;
}

function stateCondition(state: TrainerFilters['state'], now: Date): Prisma.Sql {
  const isHere = Prisma.sql`t."leftAt" IS NULL`;
  const isAway = Prisma.sql`EXISTS (SELECT 1 FROM "TrainerTimeOff" o
    WHERE o."trainerId" = t.id AND o."startsAt" <= ${now} AND o."endsAt" > ${now})`;
  switch (state) {
    case undefined:
      return isHere;
    case 'all':
      return Prisma.sql`true`;
    case 'left':
      return Prisma.sql`t."leftAt" IS NOT NULL`;
    case 'paused':
      return Prisma.sql`${isHere} AND t."pausedAt" IS NOT NULL`;
    case 'away':
      return Prisma.sql`${isHere} AND t."pausedAt" IS NULL AND ${isAway}`;
    case 'active':
      return Prisma.sql`${isHere} AND t."pausedAt" IS NULL AND NOT ${isAway}`;
  }
}
