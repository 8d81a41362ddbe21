import { setTimeout as delay } from 'node:timers/promises';
import { type Context, createContext } from '@/server/core/context';
import { db } from '@/server/core/db';
import { applyRemedy } from '@/server/operations/applying/apply-remedy';
import type { Verdict } from '@/server/operations/causes/verdict';
import { diagnosePurchase } from '@/server/operations/diagnosis/diagnose-purchase';
import { dispatchOutbox } from '@/server/process/outbox/dispatch-outbox';
import { makeLate } from '../arming/make-late';
import { hireSecondTrainer, sellEasyPlan } from '../buying/sell-easy-plan';
import { makeFault } from '../make-fault';
import { undoFaults } from '../undo-faults';
import type { RanCell } from './judge-cell';
import type { MatrixCell } from './matrix-cells';
import { nameOf } from './name-of';
import { observe } from './observe';

/** Reports what a cell waits for. */
export type Say = (waitsFor: string) => void;

const pauseMs = 20;
const admin = (): Context =>
  createContext({ kind: 'staff', userId: 'lab-admin', name: 'Lab', role: 'ADMIN' });

const statusOf = async (id: string) =>
  (await db.purchase.findUniqueOrThrow({ where: { id }, select: { status: true } })).status;

/**
 * Breaks one purchase, waits until the fault has taken hold, lets the limit pass, looks, applies what the console recommends
 * and sees the purchase through to its end. Waits as long as Inngest takes, which may be minutes with its own back-off.
 */
export async function runCell(cell: MatrixCell, say: Say = () => undefined): Promise<RanCell> {
  const { name, stage, expected } = cell;
  const until = async (waitsFor: string, isTrue: () => Promise<boolean>) => {
    say(waitsFor);
    while (!(await isTrue())) await delay(pauseMs);
  };

  say('the fault to be made');
  const { planId } = await sellEasyPlan(db);
  const { fault, purchaseId } = await makeFault(admin(), { name, stage, planId });
  await until('the fault to take hold', () => fault.hasTakenHold(admin(), { purchaseId, stage }));
  await makeLate(admin(), { purchaseId });
  const { ends = ['SCHEDULED'] } = fault;
  const look = () => diagnosePurchase(admin(), { purchaseId });
  say('the verdict');
  const observation = await observe(look, expected);
  const seenAgain = nameOf(await look());
  if (nameOf(observation.verdict) !== expected || seenAgain !== expected) {
    // What is not understood is not remedied: the wrong verdict is the result.
    await undoFaults(admin(), { name });
    const unremedied = { remedy: 'none', seenBroken: null, ends, end: await statusOf(purchaseId) };
    return { ...cell, ...observation, seenAgain, ...unremedied, seenAtEnd: seenAgain };
  }
  const sentMails = () =>
    db.notification.count({
      where: { purchaseId, kind: { startsWith: 'schedule.' }, sentAt: { not: null } },
    });
  const untilTold = () => until('both emails to be sent', async () => (await sentMails()) >= 2);

  if (fault.isRepairedFirst) await undoFaults(admin(), { name });
  // What a repaired world heals without help needs no remedy: then there is none to press.
  const verdict = await look();
  if (name === 'trainer-unavailable') await hireSecondTrainer(db, purchaseId);
  const remedy = verdict.cause === null ? 'automatically' : await applyOffered(purchaseId, verdict);
  let seenBroken: string | null = null;
  if (!fault.isRepairedFirst) {
    // The remedy alone has to do, with the fault still there.
    // A stage that was at work may have reached the end before the first look: then there is nothing to wait for.
    await until('the remedy to work', async () => {
      const status = await statusOf(purchaseId);
      if (status !== observation.verdict.status || status === 'SCHEDULED') return true;
      // What is only about money leaves the purchase where it is.
      return (await look()).stopId !== observation.verdict.stopId;
    });
    // Nor may what was repaired be named again, the fault still being there.
    if ((await statusOf(purchaseId)) === 'SCHEDULED') {
      await untilTold();
      seenBroken = nameOf(await look());
    }
    await undoFaults(admin(), { name });
  }
  await until('the purchase to get to its end', async () => {
    const status = await statusOf(purchaseId);
    return ends.includes(status) || status === 'CANCELLED';
  });
  const ended = await statusOf(purchaseId);
  if (ended === 'SCHEDULED') await untilTold();
  const seenAtEnd = nameOf(await look());
  return { ...cell, ...observation, seenAgain, remedy, seenBroken, ends, end: ended, seenAtEnd };
}

/** Presses what the console recommends; where it only says "wait", the first thing it offers. */
async function applyOffered(purchaseId: string, verdict: Verdict): Promise<string> {
  const offer = verdict.remedies.find(({ isRecommended }) => isRecommended) ?? verdict.remedies[0];
  if (!offer) throw new Error(`${nameOf(verdict)} offers no remedy`);
  await applyRemedy(admin(), {
    purchaseId,
    kind: offer.kind,
    reason: 'The lab broke it',
    stopId: verdict.stopId ?? undefined,
  });
  await dispatchOutbox();
  return offer.kind;
}
