import { router } from '@/server/api/trpc';

export const catalogRouter = router({});
