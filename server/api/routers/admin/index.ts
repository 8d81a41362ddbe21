import { router } from '@/server/api/trpc';

export const adminRouter = router({});
