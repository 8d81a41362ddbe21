import { z } from 'zod';
import { router, staffProcedure } from '@/server/api/trpc';
import { getPipelineFacts } from '@/server/overview/get-pipeline-facts';
import { redeliverEvent, redeliverEventInput } from '@/server/payments/redeliver-event';
import { fetchEventRuns } from '@/server/pipeline/fetch-event-runs';
import { fetchRegistration } from '@/server/pipeline/fetch-registration';
import { findUnready } from '@/server/pipeline/find-unready';
import { id } from '@/server/text/id';

export const pipelineRouter = router({
  facts: staffProcedure.query(({ ctx }) => getPipelineFacts(ctx)),
  redeliver: staffProcedure
    .input(redeliverEventInput)
    .mutation(({ ctx, input }) => redeliverEvent(ctx, input)),
  troubles: staffProcedure.query(({ ctx }) => findUnready(ctx.db)),
  registration: staffProcedure.query(() => fetchRegistration()),
  eventRuns: staffProcedure
    .input(z.object({ inngestEventId: id }))
    .query(({ input }) => fetchEventRuns(input.inngestEventId)),
});
