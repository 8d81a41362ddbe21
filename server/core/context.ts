import type { ActorKind } from '@/prisma/generated/enums';
import { type Db, db } from './db';

/** Who acts. Timeline and audit entries take it from the context, so nothing happens anonymously. */
export type Actor =
  | { kind: 'visitor' }
  | { kind: 'student'; userId: string; name: string }
  | { kind: 'trainer'; userId: string; name: string; trainerId: string }
  /** `mustConfirm`: they last proved who they are too long ago for what requireStepUp protects. */
  | { kind: 'staff'; userId: string; name: string; role: 'SUPPORT' | 'ADMIN'; mustConfirm?: true }
  | { kind: 'system'; job: string; runId?: string; attempt?: number }
  | { kind: 'webhook'; provider: string };

/** What every verb takes first. `now` is read once, at the edge: no rule reads the clock. */
export type Context = { db: Db; actor: Actor; now: Date };

/** A context on the application's database at this instant. */
export function createContext(actor: Actor): Context {
  return { db, actor, now: new Date() };
}

/** The actor as timeline and audit rows store it. `runId` and `attempt` are set for pipeline functions only. */
export function actorColumns(actor: Actor): {
  actorKind: ActorKind;
  actorId: string;
  actorName: string;
  runId?: string;
  attempt?: number;
} {
  switch (actor.kind) {
    case 'visitor':
      return { actorKind: 'SYSTEM', actorId: 'visitor', actorName: 'visitor' };
    case 'student':
      return { actorKind: 'STUDENT', actorId: actor.userId, actorName: actor.name };
    case 'trainer':
      return { actorKind: 'TRAINER', actorId: actor.userId, actorName: actor.name };
    case 'staff':
      return { actorKind: 'STAFF', actorId: actor.userId, actorName: actor.name };
    case 'system':
      return {
        actorKind: 'SYSTEM',
        actorId: actor.job,
        actorName: actor.job,
        runId: actor.runId,
        attempt: actor.attempt,
      };
    case 'webhook':
      return { actorKind: 'WEBHOOK', actorId: actor.provider, actorName: actor.provider };
  }
}
