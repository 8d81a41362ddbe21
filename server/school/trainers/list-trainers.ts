import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';
import { searchText } from '@/server/core/search/search-text';
import { optionalLine } from '@/server/core/text/line';
import { trainerFilterCodes, trainerSortCodes } from '../vocabulary/trainer-lists';
import { countStudents } from './count-students';
import { findTrainerIds } from './find-trainer-ids';
import { trainerState } from './trainer-state';

/** Trainers on one page. */
export const trainersPerPage = 50;

export const listTrainersInput = z.object({
  search: searchText.optional(),
  skill: optionalLine(60).optional(),
  language: optionalLine(35).optional(),
  state: z.enum(trainerFilterCodes).optional(),
  sort: z.enum(trainerSortCodes).default('name'),
  page: z.number().int().min(1).max(10_000).default(1),
});

/**
 * One page of trainers for staff, with load against cap, the next session and the state now. Each word of `search` is in
 * the name, the email address or the headline. Four queries, whatever the number of trainers.
 */
export async function listTrainers(
  ctx: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof listTrainersInput>,
) {
  const { page, ...filters } = listTrainersInput.parse(input);
  const { ids, total } = await findTrainerIds(ctx, filters, {
    skip: (page - 1) * trainersPerPage,
    take: trainersPerPage,
  });
  const [trainers, students, next] = await Promise.all([
    readTrainers(ctx, ids),
    countStudents(ctx.db, ids),
    findNextSessions(ctx, ids),
  ]);
  const byId = new Map(trainers.map((trainer) => [trainer.id, trainer]));
  const rows = ids.flatMap((id) => {
    const found = byId.get(id);
    if (!found) return [];
    const { timeOff, leftAt, pausedAt, ...trainer } = found;
    const awayUntil = timeOff.at(0)?.endsAt ?? null;
    return {
      ...trainer,
      awayUntil,
      state: trainerState({ leftAt, pausedAt, awayUntil }),
      students: students.get(id) ?? 0,
      nextSession: next.get(id) ?? null,
    };
  });
  return { rows, total, page, pages: Math.ceil(total / trainersPerPage), now: ctx.now };
}

export type TrainerRow = Awaited<ReturnType<typeof listTrainers>>['rows'][number];

function readTrainers({ db, now }: Pick<Context, 'db' | 'now'>, ids: string[]) {
  return db.trainer.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      name: true,
      email: true,
      headline: true,
      zone: true,
      languages: true,
      maxStudents: true,
      pausedAt: true,
      leftAt: true,
      skills: { orderBy: [{ level: 'desc' }, { skill: 'asc' }], select: { skill: true, level: true } },
      timeOff: {
        where: { startsAt: { lte: now }, endsAt: { gt: now } },
        orderBy: { endsAt: 'desc' },
        take: 1,
        select: { endsAt: true },
      },
    },
  });
}

async function findNextSessions(
  { db, now }: Pick<Context, 'db' | 'now'>,
  ids: string[],
): Promise<Map<string, Date>> {
  const rows = await queryRows(db, z.object({ trainerId: z.string(), startsAt: z.date() }))`
    SELECT t.id AS "trainerId", s."startsAt" FROM unnest(${ids}::uuid[]) AS t (id)
    CROSS JOIN LATERAL (
      SELECT "startsAt" FROM "TrainingSession"
      WHERE "trainerId" = t.id AND "startsAt" > ${now} AND status = 'SCHEDULED' ORDER BY "startsAt" LIMIT 1
    ) s`;
  return new Map(rows.map(({ trainerId, startsAt }) => [trainerId, startsAt]));
}
