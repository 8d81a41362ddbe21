import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '@/tests/support/temporary-folder';
import { readProcessFile, writeProcessFile } from './process-file';
import { identify } from './process-identity';

const newFile = () => path.join(temporaryFolder(), 'some.pid');

test('a living process is found again by its file', () => {
  const file = newFile();
  writeProcessFile(file, process.pid);
  expect(readProcessFile(file)).toEqual(identify(process.pid));
});

test('a process that ended is not found, and its file goes', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const file = newFile();
  writeProcessFile(file, child.pid ?? 0);
  expect(readProcessFile(file)).not.toBeNull();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(readProcessFile(file)).toBeNull();
  expect(existsSync(file)).toBe(false);
});

test('a later process with the same pid is not taken for it', () => {
  const file = newFile();
  writeFileSync(file, JSON.stringify({ pid: process.pid, startedAt: 'another boot/1' }));
  expect(readProcessFile(file)).toBeNull();
});

test('a half-written file names nobody', () => {
  const file = newFile();
  writeFileSync(file, '{"pid": 1');
  expect(readProcessFile(file)).toBeNull();
});
