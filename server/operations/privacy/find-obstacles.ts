import type { Role } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import { contract } from '@/server/process/stages/contract';

/** Why an account cannot be erased yet, each with what to do. `code` names the rule. */
export type Obstacle = { code: string; message: string };

const roleMessages: Record<Exclude<Role, 'STUDENT'>, string> = {
  TRAINER: 'Trainers ask the school to unlink their account first.',
  SUPPORT: 'Members of the team give up their role first.',
  ADMIN: 'Members of the team give up their role first.',
};

/**
 * What stands in the way of erasing an account: a role, a purchase that is not completed, or money that is owed or
 * disputed. The database refuses these, too. Empty: nothing.
 */
export async function findObstacles(
  { db }: Pick<Context, 'db'>,
  user: { id: string; role: Role },
): Promise<Obstacle[]> {
  const purchases = await db.purchase.findMany({
    where: { studentId: user.id },
    orderBy: { id: 'asc' },
    select: {
      number: true,
      status: true,
      stageDueAt: true,
    },
  });
  const found = purchases.flatMap(({ number, status, stageDueAt }) => {
    const name = `P-${number}`;
    if (status === 'PENDING')
      return {
        code: 'erasure.checkout-open',
        message: `The checkout of ${name} is open. Wait until it ends, an hour at most.`,
      };
    if (contract.isOwed(status))
      return {
        code: 'erasure.under-way',
        message: `${name} is under way. Wait until it is booked, or cancel it first.`,
      };
    if (status === contract.booked)
      return {
        code: 'erasure.not-completed',
        message: `${name} is not completed. Wait until its last session is settled, or cancel the course first.`,
      };
    if (stageDueAt)
      return {
        code: 'erasure.open',
        message: `Our team is still working on ${name}. Contact support, or try again when it is settled.`,
      };
    return [];
  });
  return user.role === 'STUDENT'
    ? found
    : [{ code: 'erasure.has-role', message: roleMessages[user.role] }, ...found];
}
