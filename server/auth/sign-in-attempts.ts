import type { Db } from '@/server/db';

const maxAttempts = 10;
const windowMs = 15 * 60_000;

/**
 * Counts an attempt under `key` before its password is looked at, so that attempts made at once cannot pass together.
 * At most 10 in 15 minutes are allowed; the window begins with the first. All instances count in the database.
 */
export async function countAttempt(db: Db, key: string, now: Date): Promise<'allowed' | 'locked'> {
  const until = new Date(now.getTime() + windowMs);
  const [row] = await db.$queryRaw<{ attempts: number }[]>`
    INSERT INTO "AuthVerification" AS known (id, identifier, value, "expiresAt", "updatedAt")
    VALUES (${idOf(key)}, 'sign-in-attempts', '1', ${until}, ${now})
    ON CONFLICT (id) DO UPDATE SET
      value = CASE WHEN known."expiresAt" <= ${now} THEN '1' ELSE (known.value::int + 1)::text END,
      "expiresAt" = CASE WHEN known."expiresAt" <= ${now} THEN ${until} ELSE known."expiresAt" END,
      "updatedAt" = ${now}
    RETURNING value::int AS attempts`;
  return row && row.attempts <= maxAttempts ? 'allowed' : 'locked';
}

/** Begins the count under `key` anew. */
export async function forgetAttempts(db: Db, key: string): Promise<void> {
  await db.authVerification.deleteMany({ where: { id: idOf(key) } });
}

const idOf = (key: string) => `sign-in-attempts:${key}`;
