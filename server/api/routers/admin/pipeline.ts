import { z } from 'zod';
import { router, staffProcedure } from '@/server/api/trpc';
import { reference } from '@/server/core/ids/reference';
import { getPipelineFacts } from '@/server/operations/overview/get-pipeline-facts';
import { listOpenMoney } from '@/server/operations/overview/list-open-money';
import { readReadiness } from '@/server/operations/readiness/read-readiness';
import { fetchRegistration } from '@/server/process/deployment/fetch-registration';
import { fetchEventRuns } from '@/server/process/inngest/fetch-event-runs';
import { redeliverEvent, redeliverEventInput } from '@/server/sales/inbox/redeliver-event';

export const pipelineRouter = router({
  facts: staffProcedure.query(({ ctx }) => getPipelineFacts(ctx)),
  openMoney: staffProcedure.query(({ ctx }) => listOpenMoney(ctx)),
  redeliver: staffProcedure
    .input(redeliverEventInput)
    .mutation(({ ctx, input }) => redeliverEvent(ctx, input)),
  // On every page of the console: as fresh as readiness, and asked with it once a second.
  troubles: staffProcedure.query(() => readReadiness()),
  registration: staffProcedure.query(() => fetchRegistration()),
  eventRuns: staffProcedure
    .input(z.object({ inngestEventId: reference }))
    .query(({ input }) => fetchEventRuns(input.inngestEventId)),
});
