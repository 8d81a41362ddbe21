import { expect, test } from 'vitest';
import { findFreePort, keepPort } from './free-port';

test('two who ask never get the same port, although neither listens yet', async () => {
  const ports: number[] = [];
  for (let n = 0; n < 300; n++) ports.push(await findFreePort(0));
  expect(new Set(ports).size).toBe(300);
});

test('a port that is wanted and free is given, and one that is kept is given to nobody else', async () => {
  const port = await findFreePort(0);
  expect(await findFreePort(port)).toBe(port);
  keepPort(port + 1);
  const others = await Promise.all(Array.from({ length: 50 }, () => findFreePort(0)));
  expect(others).not.toContain(port + 1);
});
