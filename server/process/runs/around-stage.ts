import type { z } from 'zod';
import type { Context } from '@/server/core/context';
import { socket } from '@/server/core/socket';
import type { PipelineConsumer } from '../stages/contract';
import type { stageInput } from './stage-input';

/** What the step of a stage does: its verb, for a purchase and the event that asked for it. */
export type StageVerb = (ctx: Context, input: z.input<typeof stageInput>) => Promise<unknown>;

/** Around the step of every stage: the fault lab makes steps slow or failing here. */
export const aroundStage = socket<(consumer: PipelineConsumer, verb: StageVerb) => StageVerb>('around-stage');
