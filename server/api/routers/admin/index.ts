import { router } from '@/server/api/trpc';
import { absencesRouter } from './absences';
import { accountsRouter } from './accounts';
import { allocationRouter } from './allocation';
import { auditRouter } from './audit';
import { booksRouter } from './books';
import { calendarRouter } from './calendar';
import { certificatesRouter } from './certificates';
import { coursesRouter } from './courses';
import { diagnosisRouter } from './diagnosis';
import { discountsRouter } from './discounts';
import { incidentsRouter } from './incidents';
import { integrityRouter } from './integrity';
import { labRouter } from './lab';
import { mailboxRouter } from './mailbox';
import { messagesRouter } from './messages';
import { overviewRouter } from './overview';
import { pipelineRouter } from './pipeline';
import { purchasesRouter } from './purchases';
import { ratingsRouter } from './ratings';
import { sessionsRouter } from './sessions';
import { settingsRouter } from './settings';
import { teamRouter } from './team';
import { tokensRouter } from './tokens';
import { trainersRouter } from './trainers';

export const adminRouter = router({
  diagnosis: diagnosisRouter,
  discounts: discountsRouter,
  incidents: incidentsRouter,
  integrity: integrityRouter,
  audit: auditRouter,
  books: booksRouter,
  calendar: calendarRouter,
  absences: absencesRouter,
  accounts: accountsRouter,
  allocation: allocationRouter,
  certificates: certificatesRouter,
  courses: coursesRouter,
  lab: labRouter,
  mailbox: mailboxRouter,
  messages: messagesRouter,
  overview: overviewRouter,
  pipeline: pipelineRouter,
  purchases: purchasesRouter,
  ratings: ratingsRouter,
  sessions: sessionsRouter,
  settings: settingsRouter,
  team: teamRouter,
  tokens: tokensRouter,
  trainers: trainersRouter,
});
