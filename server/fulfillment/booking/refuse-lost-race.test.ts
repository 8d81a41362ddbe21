import { expect, test } from 'vitest';
import { refuseLostRace } from './refuse-lost-race';

const refusedByDatabase = (rule: string) => ({
  originalCode: '23514',
  originalMessage: `${rule}: no place left`,
});

test.each([
  ['reallocation.changed', 'Nothing was changed.'],
  ['reschedule.changed', 'The session was not moved.'],
] as const)('a lost race is refused as %s, and says what was not done', async (code, words) => {
  const lost = refuseLostRace(code, () => Promise.reject(refusedByDatabase('trainer_cap')));
  await expect(lost).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
});

test('what is no lost race stays what it is', async () => {
  const failure = new Error('The database is away.');
  await expect(refuseLostRace('reschedule.changed', () => Promise.reject(failure))).rejects.toBe(failure);
});
