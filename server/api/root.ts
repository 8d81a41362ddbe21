import { accountRouter } from './routers/account';
import { adminRouter } from './routers/admin';
import { calendarRouter } from './routers/calendar';
import { catalogRouter } from './routers/catalog';
import { certificatesRouter } from './routers/certificates';
import { checkoutRouter } from './routers/checkout';
import { invitationsRouter } from './routers/invitations';
import { liveRouter } from './routers/live';
import { messagesRouter } from './routers/messages';
import { purchasesRouter } from './routers/purchases';
import { receiptsRouter } from './routers/receipts';
import { scheduleRouter } from './routers/schedule';
import { schoolRouter } from './routers/school';
import { sessionsRouter } from './routers/sessions';
import { teachRouter } from './routers/teach';
import { createCallerFactory, router } from './trpc';

export const appRouter = router({
  account: accountRouter,
  admin: adminRouter,
  calendar: calendarRouter,
  catalog: catalogRouter,
  certificates: certificatesRouter,
  checkout: checkoutRouter,
  invitations: invitationsRouter,
  live: liveRouter,
  messages: messagesRouter,
  purchases: purchasesRouter,
  receipts: receiptsRouter,
  schedule: scheduleRouter,
  school: schoolRouter,
  sessions: sessionsRouter,
  teach: teachRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures without HTTP: the same access checks, the same errors. */
export const createCaller = createCallerFactory(appRouter);
