import { z } from 'zod';
import { router, staffProcedure } from '@/server/api/trpc';
import { getPipelineFacts } from '@/server/overview/get-pipeline-facts';
import { redeliverEvent, redeliverEventInput } from '@/server/payments/redeliver-event';
import { fetchEventRuns } from '@/server/pipeline/fetch-event-runs';
import { fetchRegistration } from '@/server/pipeline/fetch-registration';
import { readReadiness } from '@/server/pipeline/read-readiness';
import { id } from '@/server/text/id';

export const pipelineRouter = router({
  facts: staffProcedure.query(({ ctx }) => getPipelineFacts(ctx)),
  redeliver: staffProcedure
    .input(redeliverEventInput)
    .mutation(({ ctx, input }) => redeliverEvent(ctx, input)),
  // On every page of the console: as fresh as readiness, and asked with it once a second.
  troubles: staffProcedure.query(() => readReadiness()),
  registration: staffProcedure.query(() => fetchRegistration()),
  eventRuns: staffProcedure
    .input(z.object({ inngestEventId: id }))
    .query(({ input }) => fetchEventRuns(input.inngestEventId)),
});
