import { router } from '@/server/api/trpc';

export const liveRouter = router({});
