import { randomUUID } from 'node:crypto';
import type { Actor, Context } from '@/server/core/context';
import type { Db } from '@/server/core/db';
import { stageVerbs } from '@/server/fulfillment/stage-verbs';
import { contract } from '@/server/process/stages/contract';
import { expireCheckout } from '@/server/sales/checkout/expire-checkout';
import { checkoutMinutes, startCheckout } from '@/server/sales/checkout/start-checkout';
import { playPayment } from './play-payment';
import { publishInThePast } from './publish-in-the-past';
import type { Story } from './story';

const seed: Actor = { kind: 'system', job: 'seed' };

/** How long each step of the pipeline took, in milliseconds: never quite the same. */
const paceMs = (story: Story) => 90 + (story.at.getTime() % 160);

const onwards = ['created', 'allocated', 'scheduled'];

/** Plays one purchase through the verbs that life uses, each at its own moment of the past. */
export async function playStory(db: Db, story: Story): Promise<void> {
  const { student, offer, preferences, until } = story;
  let at = story.at.getTime();
  const contextOf = (actor: Actor): Context => ({ db, actor, now: new Date(at) });
  const asStudent = () => contextOf({ kind: 'student', userId: student.id, name: student.name });

  const checkout = { checkoutKey: randomUUID(), planId: offer.planId, preferences, acceptsNoTrainer: true };
  const { purchaseId } = await startCheckout(asStudent(), checkout);
  at += 75_000;
  await playPayment(asStudent(), story, purchaseId);
  if (until === 'EXPIRED') {
    at = story.at.getTime() + (checkoutMinutes + 1) * 60_000;
    await expireCheckout(contextOf(seed), { purchaseId, reason: 'unpaid' });
  }

  const { confirmedAt } = await db.purchase.findUniqueOrThrow({
    where: { id: purchaseId },
    select: { confirmedAt: true },
  });
  if (!confirmedAt) return;
  at = confirmedAt.getTime();
  for (const stage of contract.pipeline) {
    if (until === stage.from) return leaveInOutbox(contextOf(seed), purchaseId);
    const eventId = await publishInThePast(contextOf(seed), purchaseId);
    at += paceMs(story);
    const { outcome } = await stageVerbs[stage.consumer](contextOf(seed), { purchaseId, eventId });
    if (!onwards.includes(outcome)) return;
  }
  await publishInThePast(contextOf(seed), purchaseId);
}

/** The event stays unpublished, since the moment at which it was written. */
async function leaveInOutbox({ db, now }: Context, purchaseId: string): Promise<void> {
  await db.outboxEvent.updateMany({ where: { purchaseId, publishedAt: null }, data: { createdAt: now } });
}
