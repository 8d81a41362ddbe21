import { publicProcedure, router, studentProcedure } from '@/server/api/trpc';
import { getReminders } from '@/server/people/accounts/get-reminders';
import { setReminders, setRemindersInput } from '@/server/people/accounts/set-reminders';
import { setZone, setZoneInput } from '@/server/people/accounts/set-zone';
import { endDevices, endDevicesInput } from '@/server/people/devices/end-devices';
import { listDevices } from '@/server/people/devices/list-devices';

export const accountRouter = router({
  /** Who is signed in, or null. */
  me: publicProcedure.query(({ ctx }) => ctx.user),

  devices: studentProcedure.query(({ ctx }) => listDevices(ctx)),
  endDevices: studentProcedure.input(endDevicesInput).mutation(({ ctx, input }) => endDevices(ctx, input)),

  reminders: studentProcedure.query(({ ctx }) => getReminders(ctx)),
  setReminders: studentProcedure
    .input(setRemindersInput)
    .mutation(({ ctx, input }) => setReminders(ctx, input)),

  setZone: studentProcedure.input(setZoneInput).mutation(({ ctx, input }) => setZone(ctx, input)),
});
