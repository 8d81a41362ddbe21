import { answerInngest } from '@/server/pipeline/answer-inngest';

export const dynamic = 'force-dynamic';

export { answerInngest as GET, answerInngest as POST, answerInngest as PUT };
