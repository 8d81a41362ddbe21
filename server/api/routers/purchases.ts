import { router } from '@/server/api/trpc';

export const purchasesRouter = router({});
