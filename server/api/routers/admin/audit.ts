import { router, staffProcedure } from '@/server/api/trpc';
import { listAudit, listAuditInput } from '@/server/core/audit/list-audit';
import { listAuditActors } from '@/server/core/audit/list-audit-actors';

export const auditRouter = router({
  list: staffProcedure.input(listAuditInput).query(({ ctx, input }) => listAudit(ctx, input)),
  actors: staffProcedure.query(({ ctx }) => listAuditActors(ctx)),
});
