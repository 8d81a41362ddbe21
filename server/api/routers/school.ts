import { publicProcedure, router } from '@/server/api/trpc';
import { getSchoolSettings } from '@/server/school/settings/get-school-settings';

export const schoolRouter = router({
  /** Who sells here, how to reach them, and what they refund. */
  settings: publicProcedure.query(({ ctx }) => getSchoolSettings(ctx)),
});
