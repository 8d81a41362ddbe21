import type { Prisma } from '@/prisma/generated/client';
import type { SessionEvidence } from './evidence';

/** What is read of a session for evidence. */
export const sessionSelect = {
  id: true,
  ordinal: true,
  makesUpForId: true,
  status: true,
  startsAt: true,
  endsAt: true,
  overrides: true,
  resultDueAt: true,
  askedAt: true,
  trainer: { select: { name: true, userId: true } },
  result: { select: { outcome: true, actorKind: true, actorName: true, recordedAt: true } },
  noShow: { select: { reportedAt: true } },
  joins: { orderBy: { joinedAt: 'asc' }, select: { joinedAt: true, trainerId: true } },
} as const satisfies Prisma.TrainingSessionSelect;

type Row = Prisma.TrainingSessionGetPayload<{ select: typeof sessionSelect }>;

/** A session as evidence. Pure. */
export function toSession({ makesUpForId, trainer, noShow, joins, ...session }: Row): SessionEvidence {
  return {
    ...session,
    isMakeUp: makesUpForId !== null,
    trainer: { name: trainer.name, hasAccount: trainer.userId !== null },
    reportedAt: noShow?.reportedAt ?? null,
    studentJoinedAt: joins.find(({ trainerId }) => trainerId === null)?.joinedAt ?? null,
    trainerJoinedAt: joins.find(({ trainerId }) => trainerId !== null)?.joinedAt ?? null,
  };
}
