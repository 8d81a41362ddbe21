import { expect, test } from 'vitest';
import { wakeCauseWords } from '@/server/process/vocabulary/wake-causes';
import { openTestDatabase } from '@/tests/support/database/open-test-database';

const { db } = await openTestDatabase();

test('every cause that the database gives to capacity/changed has its words', async () => {
  const rows = await db.$queryRaw<{ cause: string }[]>`
    SELECT replace(encode(t.tgargs, 'escape'), '\\000', '') AS cause
    FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.proname = 'on_row_tell_capacity'
    UNION SELECT (regexp_matches(prosrc, 'tell_capacity\\([^,]+, ''([a-z-]+)''', 'g'))[1] FROM pg_proc`;
  const causes = rows.map(({ cause }) => cause).sort();
  expect(causes).toEqual(['availability', 'released', 'session', 'skill', 'time-off', 'trainer', 'unused']);
  expect(causes.filter((cause) => wakeCauseWords(cause) === 'something changed')).toEqual([]);
});
