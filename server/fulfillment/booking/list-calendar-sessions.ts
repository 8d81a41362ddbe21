import { z } from 'zod';
import { Prisma } from '@/prisma/generated/client';
import { TrainingSessionStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { queryRows } from '@/server/core/query-rows';
import { likeWords } from '@/server/core/search/like-words';
import { searchText } from '@/server/core/search/search-text';
import { searchWords } from '@/server/core/search/search-words';
import { line } from '@/server/core/text/line';
import { literally } from '@/server/core/text/literally';
import { localDate } from '@/server/core/time/local-date';
import { parseSearch } from '@/server/purchases/parse-search';
import { calendarDays } from '@/server/scheduling/calendar/calendar-days';
import { offsetSegment } from '@/server/scheduling/calendar/zone-offsets';

export const listCalendarSessionsInput = z.object({
  /** The first local day, and how many. */
  from: localDate,
  days: z.number().int().min(1).max(7).default(7),
  /** IANA zone: where days and hours begin. */
  zone: line(64),
  trainerId: id.optional(),
  courseId: id.optional(),
  /** A purchase's number, a student's email address, or part of a student's or trainer's name. */
  search: searchText.optional(),
  /** The most sessions of one local hour; `together` says how many there are. */
  perHour: z.number().int().min(1).max(500).default(500),
  limit: z.number().int().min(1).max(1_000).default(500),
});

const calendarRow = z.object({
  id: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  status: z.enum(TrainingSessionStatus),
  ordinal: z.number(),
  /** Sessions that begin within the same local hour. */
  together: z.number(),
  total: z.number(),
  number: z.number(),
  sessionCount: z.number(),
  student: z.string(),
  trainerId: z.string(),
  trainer: z.string(),
  course: z.string(),
  /** Where the session was before its last move. */
  movedFrom: z.date().nullable(),
  /** Who held it before, when the last move changed that. */
  takenFrom: z.string().nullable(),
});
export type CalendarSession = Omit<z.infer<typeof calendarRow>, 'total'>;

/**
 * The sessions that begin within some local days, in order: booked, held, moved and cancelled ones. However many there are,
 * no more than `limit` are read with their names; `total` counts all. Throws ValidationError `calendar.unknown-day`.
 */
export async function listCalendarSessions(
  { db, now }: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof listCalendarSessionsInput>,
) {
  const { from, days, zone, perHour, limit, ...filters } = listCalendarSessionsInput.parse(input);
  const { startsAt, endsAt } = calendarDays(from, days, zone);
  const rows = await queryRows(db, calendarRow)`
    WITH found AS (
      SELECT s.id, s."startsAt", s."trainerId", s."studentId", s."purchaseId",
             ${localHour(zone, startsAt, endsAt)} AS hour
      FROM "TrainingSession" s
      WHERE s."startsAt" >= ${startsAt} AND s."startsAt" < ${endsAt} ${conditions(filters)}
    ), placed AS (
      SELECT id, row_number() OVER (PARTITION BY hour ORDER BY "startsAt", id) AS place,
             count(*) OVER (PARTITION BY hour)::int AS together, count(*) OVER ()::int AS total
      FROM found
    )
    SELECT s.id, s."startsAt", s."endsAt", s.status, s.ordinal, placed.together, placed.total,
           p.number, p."sessionCount", u.name AS student, t.id AS "trainerId", t.name AS trainer, c.title AS course,
           m."fromStartsAt" AS "movedFrom", CASE WHEN m."fromTrainerId" <> s."trainerId" THEN f.name END AS "takenFrom"
    FROM placed
    JOIN "TrainingSession" s ON s.id = placed.id
    JOIN "Purchase" p ON p.id = s."purchaseId"
    JOIN "User" u ON u.id = s."studentId"
    JOIN "Trainer" t ON t.id = s."trainerId"
    JOIN "Course" c ON c.id = p."courseId"
    LEFT JOIN LATERAL (
      SELECT "fromStartsAt", "fromTrainerId" FROM "SessionMove" WHERE "sessionId" = s.id ORDER BY sequence DESC LIMIT 1
    ) m ON true
    LEFT JOIN "Trainer" f ON f.id = m."fromTrainerId"
    WHERE placed.place <= ${perHour}
    ORDER BY s."startsAt", s.id LIMIT ${limit}`;
  return {
    sessions: rows.map(({ total: _, ...session }) => session),
    total: rows[0]?.total ?? 0,
    now,
  };
}

function conditions({
  trainerId,
  courseId,
  search,
}: Pick<z.infer<typeof listCalendarSessionsInput>, 'trainerId' | 'courseId' | 'search'>): Prisma.Sql {
  const all: Prisma.Sql[] = [];
  if (trainerId) all.push(Prisma.sql`AND s."trainerId" = ${trainerId}`);
  if (courseId) {
    all.push(
      Prisma.sql`AND EXISTS (SELECT 1 FROM "Purchase" p WHERE p.id = s."purchaseId" AND p."courseId" = ${courseId})`,
    );
  }
  const sought = parseSearch(search ?? '');
  switch (sought?.kind) {
    case 'numbers':
      all.push(
        Prisma.sql`AND s."purchaseId" IN (SELECT id FROM "Purchase" WHERE number = ANY (${sought.numbers}::int[]))`,
      );
      break;
    case 'id':
      all.push(Prisma.sql`AND s."purchaseId" = ${sought.id}`);
      break;
    case 'email':
      all.push(
        Prisma.sql`AND EXISTS (SELECT 1 FROM "User" u WHERE u.id = s."studentId" AND u.email LIKE ${`${literally(sought.email)}%`})`,
      );
      break;
    case 'text': {
      const words = likeWords(searchWords(sought.text));
      all.push(Prisma.sql`AND (
        EXISTS (SELECT 1 FROM "User" u WHERE u.id = s."studentId" AND u."searchKey" LIKE ALL (${words}::text[]))
        OR EXISTS (SELECT 1 FROM "Trainer" t WHERE t.id = s."trainerId" AND t."searchKey" LIKE ALL (${words}::text[])))`);
    }
  }
  return all.length > 0 ? Prisma.join(all, ' ') : Prisma.empty;
}

/** The local hour that `s` begins in. From Node's zone data: a week has one change of the clocks at most. */
function localHour(zone: string, from: Date, until: Date): Prisma.Sql {
  const first = offsetSegment(zone, from.getTime());
  const last = offsetSegment(zone, until.getTime() - 1);
  const change = new Date(Math.min(first.until, until.getTime()));
  const offset = Prisma.sql`CASE WHEN s."startsAt" < ${change} THEN ${first.offset / 1000}::float8 ELSE ${last.offset / 1000}::float8 END`;
  return Prisma.sql`floor((extract(epoch FROM s."startsAt") + ${offset}) / 3600)`;
}
