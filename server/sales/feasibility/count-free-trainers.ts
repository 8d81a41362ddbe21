import { NIL } from 'uuid';
import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { queryRows } from '@/server/core/query-rows';
import { localDate } from '@/server/core/time/local-date';
import { zone } from '@/server/core/time/zone';
import { takenPlaces } from '@/server/fulfillment/choosing/trainer-load';
import { countFree } from '@/server/scheduling/availability/count-free';
import { weekHours } from '@/server/scheduling/availability/week-hours';

export const countFreeTrainersInput = z.object({ planId: id, zone, startDate: localDate });

const hourMs = 3_600_000;
const alike = z.object({
  trainers: z.number(),
  zone: z.string(),
  windows: z.string(),
  taken: z.string().transform((text) => z.array(z.tuple([z.number(), z.number()])).parse(JSON.parse(text))),
});

/**
 * How many trainers who teach the course are free at each full hour of a week by the student's clock: `free[(weekday - 1) * 24
 * + hour]`, the weekday as in ISO. The week begins on `firstDay` (YYYY-MM-DD): the start date, or the first day that can still be
 * booked. A hint beside the choices, which promises nothing: `checkFeasibility` says what a series would get.
 *
 * Throws NotFoundError `plan.unknown`.
 */
export async function countFreeTrainers(
  ctx: Context,
  input: z.input<typeof countFreeTrainersInput>,
): Promise<{ firstDay: string; free: number[] }> {
  const { planId, ...asked } = countFreeTrainersInput.parse(input);
  const plan = await ctx.db.coursePlan.findUnique({
    where: { id: planId },
    select: { sessionMinutes: true, course: { select: { skill: true, level: true, language: true } } },
  });
  if (!plan) throw new NotFoundError('plan.unknown', 'This plan is no longer sold. Choose another one.');
  const { skill, level, language } = plan.course;
  const { firstDay, startsAt } = weekHours({ ...asked, now: ctx.now });
  const from = new Date(Math.min(...startsAt));
  const until = new Date(Math.max(...startsAt) + hourMs + plan.sessionMinutes * 60_000);
  const groups = await queryRows(ctx.db, alike)`
    WITH able AS MATERIALIZED (
      SELECT t.id, t.zone, t."bufferMinutes" * interval '1 minute' AS buffer
      FROM "TrainerSkill" k JOIN "Trainer" t ON t.id = k."trainerId"
      LEFT JOIN ${takenPlaces(NIL)} load ON load."trainerId" = t.id
      WHERE k.skill = ${skill} AND k.level >= ${level}::"Level" AND ${language} = ANY (t.languages)
        AND t."pausedAt" IS NULL AND t."leftAt" IS NULL AND coalesce(load.students, 0) < t."maxStudents"),
    weekly AS (
      SELECT a.id, json_agg(json_build_array(w.weekday, w."startMinute", w."endMinute")
        ORDER BY w.weekday, w."startMinute")::text AS windows
      FROM able a JOIN "TrainerAvailability" w ON w."trainerId" = a.id GROUP BY a.id),
    taken AS (
      SELECT a.id, s."startsAt" - a.buffer AS from, s."endsAt" + a.buffer AS until
      FROM able a JOIN "TrainingSession" s ON s."trainerId" = a.id AND s.status <> 'CANCELLED'
        AND s."startsAt" > ${from}::timestamptz - interval '1 day' AND s."startsAt" < ${until}::timestamptz + interval '1 day'
      UNION ALL
      SELECT a.id, greatest(o."startsAt", ${from}), least(o."endsAt", ${until})
      FROM able a JOIN "TrainerTimeOff" o ON o."trainerId" = a.id AND o."endsAt" > ${from} AND o."startsAt" < ${until}),
    spans AS (
      SELECT id, json_agg(json_build_array(extract(epoch FROM "from") * 1000, extract(epoch FROM until) * 1000)
        ORDER BY "from", until)::text AS taken
      FROM taken GROUP BY id)
    SELECT count(*)::int AS trainers, a.zone, w.windows, coalesce(s.taken, '[]') AS taken
    FROM able a JOIN weekly w USING (id) LEFT JOIN spans s USING (id)
    GROUP BY a.zone, w.windows, coalesce(s.taken, '[]')`;
  return { firstDay, free: countFree(groups, { startsAt, minutes: plan.sessionMinutes }) };
}
