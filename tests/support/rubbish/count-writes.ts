import type { Db } from '@/server/core/db';

/** Where all requests are counted: not a change of the school. */
const bookkeeping = ['RateLimit', 'SignInGuard', '_prisma_migrations'];

/** Counts every row that is written and committed from now on: `await count()` is how many there were. */
export async function countWrites(db: Db): Promise<() => Promise<number>> {
  await db.$executeRawUnsafe('CREATE TABLE written (at bigserial, what text)');
  await db.$executeRawUnsafe(`CREATE FUNCTION note_write() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN INSERT INTO written (what) VALUES (TG_TABLE_NAME); RETURN NULL; END $$`);
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT c.relname::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> 'written'`;
  for (const { name } of tables.filter((table) => !bookkeeping.includes(table.name))) {
    await db.$executeRawUnsafe(
      `CREATE TRIGGER zz_note_write AFTER INSERT OR UPDATE OR DELETE ON "${name}" FOR EACH ROW EXECUTE FUNCTION note_write()`,
    );
  }
  return async () => {
    const [row] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM written`;
    return row?.count ?? 0;
  };
}
