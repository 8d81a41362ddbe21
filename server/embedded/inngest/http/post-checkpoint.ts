import { decodeQueueItem } from '../calls/call-request';
import { keepCheckpoint } from '../engine/checkpoint';
import { hasNul } from '../rules/has-nul';
import { checkpointSchema, limits } from '../rules/protocol';
import { BadRequest, type Route } from './route';

export const postCheckpoint: Route = {
  method: 'POST',
  pattern: /^\/v1\/checkpoint\/([^/]+)\/async$/,
  auth: 'bearer',
  maxBytes: limits.stateBytes,
  async handle(request, engine) {
    const parsed = checkpointSchema.safeParse(request.body);
    const call = parsed.success ? decodeQueueItem(parsed.data.qi_id) : undefined;
    if (!parsed.success || call === undefined) throw new BadRequest('Not a checkpoint');
    const { steps, generation_id: generation } = parsed.data;
    for (const step of steps) {
      const text = JSON.stringify(step.data ?? null);
      if (hasNul(text)) throw new BadRequest(`The output of step ${step.id} contains a NUL character`);
      const size = Buffer.byteLength(text);
      if (size > limits.stepOutputBytes)
        throw new BadRequest(`The output of step ${step.id} is too large`, 413);
      if (step.op !== 'StepRun' && step.op !== 'Step')
        throw new BadRequest(`A checkpoint cannot hold ${step.op}`);
    }
    const kept = await keepCheckpoint(engine, { run: request.params[0] ?? '', call, generation, steps });
    return kept ? { status: 200 } : { status: 409, body: { error: 'stale dispatch', status: 409 } };
  },
};
