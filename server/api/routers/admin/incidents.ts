import { router, staffProcedure } from '@/server/api/trpc';
import { countIncidents } from '@/server/operations/incidents/count-incidents';
import { getIncident, getIncidentInput } from '@/server/operations/incidents/get-incident';
import { largestIncident } from '@/server/operations/incidents/largest-incident';
import { listIncidents } from '@/server/operations/incidents/list-incidents';
import { treatIncident, treatIncidentInput } from '@/server/operations/incidents/treat-incident';

export const incidentsRouter = router({
  list: staffProcedure.query(({ ctx }) => listIncidents(ctx)),
  openCount: staffProcedure.query(({ ctx }) => countIncidents(ctx)),
  largest: staffProcedure.query(({ ctx }) => largestIncident(ctx)),
  get: staffProcedure.input(getIncidentInput).query(({ ctx, input }) => getIncident(ctx, input)),
  // What ADMIN alone may order is refused inside: it depends on the remedy.
  treat: staffProcedure.input(treatIncidentInput).mutation(({ ctx, input }) => treatIncident(ctx, input)),
});
