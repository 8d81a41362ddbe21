import { z } from 'zod';
import { Level } from '@/prisma/generated/enums';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ValidationError } from '@/server/core/errors';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimTrainer, seenTrainer } from '../trainers/claim-trainer';
import { skillName } from '../trainers/skill-name';

export const setSkillsInput = seenTrainer.extend({
  /** The highest level taught of each skill. */
  skills: z.array(z.object({ skill: skillName, level: z.enum(Level) })).max(50),
});

/**
 * Sets the skills of a trainer. Students who are allocated stay with them. Only rows that differ are written, so nothing
 * wakes waiting purchases unless a skill was added or its level changed. Audited. Throws NotFoundError `trainer.unknown`,
 * ConflictError `trainer.changed`, ValidationError `trainer.skill-twice`.
 */
export async function setSkills(ctx: Context, input: z.input<typeof setSkillsInput>): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { trainerId, expected, skills } = setSkillsInput.parse(input);
  const after = new Map(skills.map(({ skill, level }) => [skill, level]));
  if (after.size < skills.length) {
    throw new ValidationError(
      'trainer.skill-twice',
      'A skill is in the list twice. Keep it once, with one level.',
    );
  }
  await inTransaction(ctx, async (tx) => {
    const rows = await tx.trainerSkill.findMany({
      where: { trainerId },
      select: { skill: true, level: true },
    });
    await claimTrainer(tx, { trainerId, expected, now: ctx.now });
    const before = new Map(rows.map(({ skill, level }) => [skill, level]));
    const gone = rows.filter(({ skill }) => !after.has(skill)).map(({ skill }) => skill);
    await tx.trainerSkill.deleteMany({ where: { trainerId, skill: { in: gone } } });
    for (const [skill, level] of after) {
      if (before.get(skill) === level) continue;
      const where = { trainerId_skill: { trainerId, skill } };
      await tx.trainerSkill.upsert({ where, create: { trainerId, skill, level }, update: { level } });
    }
    await appendAudit(tx, ctx, {
      action: 'trainer.skills-set',
      subject: { kind: 'trainer', id: trainerId },
      data: { before: Object.fromEntries(before), after: Object.fromEntries(after) },
    });
  });
}
