import { expect, test } from 'vitest';
import { singleFlight } from './single-flight';

test('a hundred at once are one question, and so are those of the next moment', async () => {
  let now = 0;
  let asked = 0;
  const read = singleFlight(
    async () => ++asked,
    1000,
    () => now,
  );
  expect(new Set(await Promise.all(Array.from({ length: 100 }, read)))).toEqual(new Set([1]));
  now = 999;
  expect(await read()).toBe(1);
  now = 1001;
  expect(await read()).toBe(2);
});

test('an answer that takes long is awaited by all, and kept from when it came', async () => {
  let now = 0;
  let asked = 0;
  let tell: (answer: number) => void = () => undefined;
  const read = singleFlight(
    () => {
      asked++;
      return new Promise<number>((resolve) => (tell = resolve));
    },
    1000,
    () => now,
  );
  const first = read();
  now = 5000;
  const second = read();
  tell(7);
  expect(await Promise.all([first, second])).toEqual([7, 7]);
  now = 5900;
  await read();
  expect(asked).toBe(1);
});

test('a failure is not kept', async () => {
  let asked = 0;
  const read = singleFlight(async () => {
    if (++asked === 1) throw new Error('away');
    return asked;
  }, 1000);
  await expect(read()).rejects.toThrow('away');
  expect(await read()).toBe(2);
});
