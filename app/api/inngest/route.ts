import { answerInngest } from '@/server/functions/serving/answer-inngest';

export const dynamic = 'force-dynamic';

export { answerInngest as GET, answerInngest as POST, answerInngest as PUT };
