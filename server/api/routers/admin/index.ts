import { router } from '@/server/api/trpc';
import { mailboxRouter } from './mailbox';
import { overviewRouter } from './overview';
import { pipelineRouter } from './pipeline';
import { purchasesRouter } from './purchases';

export const adminRouter = router({
  mailbox: mailboxRouter,
  overview: overviewRouter,
  pipeline: pipelineRouter,
  purchases: purchasesRouter,
});
