import { publicProcedure, router, studentProcedure } from '@/server/api/trpc';
import { eraseMyAccount, eraseMyAccountInput } from '@/server/operations/privacy/erase-my-account';
import { getSecurity } from '@/server/people/accounts/get-security';
import { setReminders, setRemindersInput } from '@/server/people/accounts/set-reminders';
import { setZone, setZoneInput } from '@/server/people/accounts/set-zone';
import { endDevices, endDevicesInput } from '@/server/people/devices/end-devices';
import { listDevices } from '@/server/people/devices/list-devices';
import { listPasskeys } from '@/server/people/devices/list-passkeys';
import { getMailChoices } from '@/server/people/mail-choices/get-mail-choices';
import { setMailChoice, setMailChoiceInput } from '@/server/people/mail-choices/set-mail-choice';

export const accountRouter = router({
  /** Who is signed in, or null. */
  me: publicProcedure.query(({ ctx }) => ctx.user),

  devices: studentProcedure.query(({ ctx }) => listDevices(ctx)),
  endDevices: studentProcedure.input(endDevicesInput).mutation(({ ctx, input }) => endDevices(ctx, input)),

  erase: studentProcedure.input(eraseMyAccountInput).mutation(({ ctx, input }) => eraseMyAccount(ctx, input)),

  mailChoices: studentProcedure.query(({ ctx }) => getMailChoices(ctx)),
  setMailChoice: studentProcedure
    .input(setMailChoiceInput)
    .mutation(({ ctx, input }) => setMailChoice(ctx, input)),
  setReminders: studentProcedure
    .input(setRemindersInput)
    .mutation(({ ctx, input }) => setReminders(ctx, input)),

  passkeys: studentProcedure.query(({ ctx }) => listPasskeys(ctx)),
  security: studentProcedure.query(({ ctx }) => getSecurity(ctx)),

  setZone: studentProcedure.input(setZoneInput).mutation(({ ctx, input }) => setZone(ctx, input)),
});
