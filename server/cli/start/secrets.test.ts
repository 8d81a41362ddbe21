import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '@/tests/support/temporary-folder';
import { loadSecrets } from './secrets';

test('secrets are made once, differ from folder to folder, and only their owner reads them', () => {
  const folder = temporaryFolder();
  const made = loadSecrets(folder);
  expect(loadSecrets(folder)).toEqual(made);
  expect(loadSecrets(temporaryFolder())).not.toEqual(made);
  expect(statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('damaged secrets are not replaced in silence', () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'secrets.json'), '{"BETTER_AUTH_');
  expect(() => loadSecrets(folder)).toThrow('secrets.json is damaged');
});
