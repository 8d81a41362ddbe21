import { z } from 'zod';

/** What a session says of itself, as `sessionQuestion` asks. */
export const sessionAnswer = z.object({
  isolation: z.string(),
  readOnly: z.string(),
  replication: z.string(),
  isStandby: z.boolean(),
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;

/** One row, a `sessionAnswer`. For every new connection, so no view of the catalog. */
export const sessionQuestion = `SELECT pg_catalog.current_setting('default_transaction_isolation') AS isolation,
  pg_catalog.current_setting('default_transaction_read_only') AS "readOnly",
  pg_catalog.current_setting('session_replication_role') AS replication, pg_catalog.pg_is_in_recovery() AS "isStandby"`;

/**
 * Why this session cannot be worked in, in one sentence that names the setting, or null. Sessions set what they may; what is
 * found here was changed after that, or is for superusers to set.
 */
export function findUnfitSetting({
  isolation,
  readOnly,
  replication,
  isStandby,
}: SessionAnswer): string | null {
  if (isStandby)
    return 'the database is a read-only standby (pg_is_in_recovery): name the primary in DATABASE_URL';
  const wrong = Object.entries({
    session_replication_role: [replication, 'origin', 'its triggers and foreign keys would not fire'],
    default_transaction_read_only: [readOnly, 'off', 'nothing could be written'],
    default_transaction_isolation: [isolation, 'read committed', 'what happens at the same time would fail'],
  }).find(([, [given, wanted]]) => given !== wanted);
  if (!wrong) return null;
  const [name, [given, wanted, harm]] = wrong;
  return (
    `the database sets ${name} to ${given} where Caravan needs ${wanted}: ${harm}. Reset it with ALTER ROLE … RESET ` +
    `${name} and ALTER DATABASE … RESET ${name}`
  );
}
