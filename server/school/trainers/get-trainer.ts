import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { unknownTrainer } from './claim-trainer';
import { countSessionsDuring } from './count-sessions-during';
import { findSessionsOutside } from './find-sessions-outside';
import { trainerState } from './trainer-state';

export const getTrainerInput = z.object({ trainerId: id });

/** How much of what is over is shown. */
const pastTimeOff = 20;

/**
 * One trainer for staff: profile, skills, availability, time off with the sessions it touches, and the booked sessions
 * that lie outside the availability. Throws NotFoundError `trainer.unknown`.
 */
export async function getTrainer(ctx: Pick<Context, 'db' | 'now'>, input: z.input<typeof getTrainerInput>) {
  const { trainerId } = getTrainerInput.parse(input);
  const { db, now } = ctx;
  const found = await db.trainer.findUnique({
    where: { id: trainerId },
    select: {
      id: true,
      name: true,
      email: true,
      headline: true,
      bio: true,
      zone: true,
      languages: true,
      meetingUrl: true,
      maxStudents: true,
      bufferMinutes: true,
      maxWeeklyMinutes: true,
      pausedAt: true,
      leftAt: true,
      createdAt: true,
      updatedAt: true,
      skills: { orderBy: { skill: 'asc' }, select: { skill: true, level: true } },
      user: { select: { email: true } },
      invitations: {
        where: { endedAt: null, expiresAt: { gt: now } },
        select: { email: true, expiresAt: true },
      },
      availability: {
        orderBy: [{ weekday: 'asc' }, { startMinute: 'asc' }],
        select: { weekday: true, startMinute: true, endMinute: true },
      },
    },
  });
  if (!found) throw unknownTrainer();
  const { availability: windows, user, invitations, ...trainer } = found;
  const select = { id: true, startsAt: true, endsAt: true, reason: true } as const;
  const [upcoming, past, outside] = await Promise.all([
    db.trainerTimeOff.findMany({
      where: { trainerId, endsAt: { gt: now } },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      select,
    }),
    db.trainerTimeOff.findMany({
      where: { trainerId, endsAt: { lte: now } },
      orderBy: [{ endsAt: 'desc' }, { id: 'desc' }],
      take: pastTimeOff,
      select,
    }),
    findSessionsOutside(db, { trainerId, windows, zone: trainer.zone, now }),
  ]);
  const timeOff = await Promise.all(
    upcoming.map(async (period) => ({
      ...period,
      sessions: await countSessionsDuring(db, { trainerId, now, ...period }),
    })),
  );
  const awayUntil = upcoming.find(({ startsAt }) => startsAt <= now)?.endsAt ?? null;
  const state = trainerState({ ...trainer, awayUntil });
  const account = { email: user?.email ?? null, invitation: invitations.at(0) ?? null };
  return { ...trainer, account, windows, state, awayUntil, timeOff, pastTimeOff: past, outside, now };
}

export type TrainerDetail = Awaited<ReturnType<typeof getTrainer>>;
