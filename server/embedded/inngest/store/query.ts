import type pg from 'pg';

const isConflict = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001');

/** Runs a prepared statement. A deadlock, of which PostgreSQL undid one side, is simply tried again. */
export async function query<Row extends pg.QueryResultRow>(
  db: pg.Pool,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  for (let attempt = 0; ; attempt++) {
    try {
      const result = await db.query<Row>({ name: `inngest_${name}`, text, values: [...values] });
      return result.rows;
    } catch (error) {
      if (!isConflict(error) || attempt === 20) throw error;
    }
  }
}
