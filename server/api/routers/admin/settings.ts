import { adminProcedure, router } from '@/server/api/trpc';
import { setLogo, setLogoInput } from '@/server/school/settings/set-logo';
import {
  updateSchoolSettings,
  updateSchoolSettingsInput,
} from '@/server/school/settings/update-school-settings';

export const settingsRouter = router({
  update: adminProcedure
    .input(updateSchoolSettingsInput)
    .mutation(({ ctx, input }) => updateSchoolSettings(ctx, input)),
  setLogo: adminProcedure.input(setLogoInput).mutation(({ ctx, input }) => setLogo(ctx, input)),
});
