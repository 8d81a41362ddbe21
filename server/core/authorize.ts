import { type Access, hasAccess, type Standing } from './access';
import type { Actor, Context } from './context';
import { ForbiddenError } from './errors';

type Staff = Extract<Actor, { kind: 'staff' }>;
type Trainer = Extract<Actor, { kind: 'trainer' }>;
type ActorWith = {
  public: Exclude<Actor, { kind: 'system' | 'webhook' }>;
  student: Extract<Actor, { kind: 'student' }> | Trainer | Staff;
  trainer: Trainer;
  staff: Staff;
  admin: Staff;
  system: Extract<Actor, { kind: 'system' }>;
  webhook: Extract<Actor, { kind: 'webhook' }>;
};

/**
 * The first line of every verb that writes: requires that the actor has one of the accesses named, and returns that actor,
 * so that identity comes from here. Throws Forbidden: `sign_in_required` for a visitor, `role_required` for anyone else.
 */
export function authorize<A extends Access>(
  { actor }: Pick<Context, 'actor'>,
  ...names: readonly [A, ...A[]]
): ActorWith[A] {
  if (isOneOf(actor, names)) return actor;
  if (actor.kind === 'visitor') throw new ForbiddenError('sign_in_required', 'Sign in to continue.');
  throw new ForbiddenError('role_required', 'Your account may not do this. Ask an administrator for access.');
}

function isOneOf<A extends Access>(actor: Actor, names: readonly A[]): actor is ActorWith[A] {
  return names.some((name) => hasAccess(standingOf(actor), name));
}

function standingOf(actor: Actor): Standing {
  if (actor.kind === 'student') return 'STUDENT';
  if (actor.kind === 'trainer') return 'TRAINER';
  return actor.kind === 'staff' ? actor.role : actor.kind;
}
