import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import type { PipelineConsumer } from '@/server/process/stages/contract';
import type { StageId } from '@/server/process/stages/stages';

/** The purchase to be hit, and where it is to stop. */
export type LabTarget = { purchaseId: string; stage: StageId };

/** A fault that is being kept going. `data` is the fault's own note for undoing it. */
export type ArmedFault = {
  id: string;
  name: string;
  stage: string;
  purchaseId: string | null;
  data: unknown;
};

/** What the step of a stage was about to do: the verb, for a purchase and an event. */
export type StepWork = (ctx: Context) => Promise<unknown>;
export type StepCall = {
  ctx: Context;
  consumer: PipelineConsumer;
  purchaseId: string;
  eventId: string;
};

/** One way to break a purchase for real, and to repair what was broken. */
export type Fault = {
  /** As `npm run lab` and the console name it. */
  name: string;
  /** The cause that the diagnosis has to name; null: nothing is broken, and it must name none that is. */
  cause: string | null;
  title: string;
  /** What is done, for people. */
  describe: string;
  stages: readonly StageId[];
  /** Where the verdict places the stop, when that is not the stage itself. */
  seenAt?: StageId;
  /** The statuses in which a purchase may end once its remedy worked. Without it: booked. */
  ends?: readonly PurchaseStatus[];
  /** Whether the remedy can only work once the fault is undone, as a failing function has to be fixed first. */
  isRepairedFirst: boolean;
  /** Breaks it, before the purchase is paid: what needs to be in place when the purchase gets there. */
  make(ctx: Context, target: LabTarget): Promise<void>;
  /** Whether the purchase stands where the fault wanted it. */
  hasTakenHold(ctx: Context, target: LabTarget): Promise<boolean>;
  /** Repairs what `make` broke. The remedy fixes the purchase. */
  undo(ctx: Context, armed: ArmedFault): Promise<void>;
  /** For faults inside a function: what its step does instead of its work, while the fault is armed for the purchase. */
  atStep?(call: StepCall, armed: ArmedFault, work: StepWork): Promise<unknown>;
};
