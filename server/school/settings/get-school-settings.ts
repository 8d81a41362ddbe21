import type { Context } from '@/server/core/context';
import { schoolColumns } from './school-details';

/** The settings of the school, without the bytes of its logo. They hold no secret: anyone may read them. */
export async function getSchoolSettings({ db }: Pick<Context, 'db'>) {
  return db.schoolSettings.findUniqueOrThrow({
    where: { id: 1 },
    select: { ...schoolColumns, logoTag: true, updatedAt: true },
  });
}

export type SchoolSettings = Awaited<ReturnType<typeof getSchoolSettings>>;
