import type { z } from 'zod';
import type { Context } from '@/server/core/context';
import { absenceInput, readAbsence } from './absence-input';
import { listAffected } from './list-affected';

/** Everything that a trainer's absence would affect. Writes nothing. Throws as readAbsence does. */
export async function previewAbsence(ctx: Pick<Context, 'db' | 'now'>, input: z.input<typeof absenceInput>) {
  const span = await readAbsence(ctx.db, absenceInput.parse(input), ctx.now);
  const affected = await listAffected(ctx.db, span, ctx.now);
  return { startsAt: span.startsAt, endsAt: span.endsAt, zone: span.zone, affected };
}
