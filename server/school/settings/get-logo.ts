import type { Context } from '@/server/core/context';

/** The school's logo, a PNG image; null when it has none. */
export async function getLogo({ db }: Pick<Context, 'db'>): Promise<Uint8Array<ArrayBuffer> | null> {
  const { logo } = await db.schoolSettings.findUniqueOrThrow({ where: { id: 1 }, select: { logo: true } });
  return logo;
}
