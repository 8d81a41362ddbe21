import { initTRPC, TRPCError } from '@trpc/server';
import superjson from 'superjson';
import { DomainError } from '@/server/core/errors';
import { actorOf } from '@/server/people/roles/actor-of';
import { requireRole } from '@/server/people/roles/require-role';
import type { Access } from '@/server/people/roles/roles';
import { isOutage } from '@/server/postgres/is-outage';
import { asksForNothing, codeOf, presentError } from './present-error';
import type { RequestContext } from './request-context';

const t = initTRPC
  .context<RequestContext>()
  .meta<{ access: Access }>()
  .create({
    transformer: superjson,
    isDev: false,
    sse: {
      ping: { enabled: true, intervalMs: 10_000 },
      client: { reconnectAfterInactivityMs: 25_000 },
      // Ended and resumed now and then, so that who watches is asked again who they are.
      maxDurationMs: 10 * 60_000,
    },
    errorFormatter: ({ shape, error, ctx }) => {
      const { message, domain } = presentError(error, ctx?.requestId);
      return { ...shape, message, data: { ...shape.data, domain } };
    },
  });

/**
 * The adapter of DomainError: a refusal gets its tRPC code and keeps its sentence, anything unknown loses its text here
 * already, so that server components see no more than browsers. `next()` never throws: the error is in its result.
 */
const translateErrors = t.middleware(async ({ ctx, next }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  const { message } = presentError(result.error, ctx.requestId);
  let { code } = result.error;
  if (cause instanceof DomainError) code = codeOf(cause);
  else if (asksForNothing(result.error)) code = 'NOT_FOUND';
  else if (isOutage(cause)) code = 'SERVICE_UNAVAILABLE';
  return { ...result, error: new TRPCError({ code, message, cause }) };
});

const procedure = t.procedure.use(translateErrors);

export const { router, createCallerFactory } = t;

/** Anyone; `ctx.user` is null for a visitor. */
export const publicProcedure = procedure
  .meta({ access: 'public' })
  .use(({ ctx, next }) => next({ ctx: { ...ctx, actor: actorOf(ctx.user) } }));

/** Anyone signed in. What is whose is for the verb to check, by `ctx.user.id`. */
export const studentProcedure = procedureFor('student');

/** A trainer. What is whose is for the verb to check, by `ctx.actor.trainerId`. */
export const trainerProcedure = procedureFor('trainer');

/** SUPPORT and ADMIN. */
export const staffProcedure = procedureFor('staff');

/** ADMIN alone. */
export const adminProcedure = procedureFor('admin');

function procedureFor(access: Exclude<Access, 'public'>) {
  return procedure.meta({ access }).use(({ ctx, next }) => {
    const user = requireRole(ctx.user, access);
    return next({ ctx: { ...ctx, user, actor: actorOf(user) } });
  });
}
