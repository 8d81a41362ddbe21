import { router } from '@/server/api/trpc';

export const checkoutRouter = router({});
