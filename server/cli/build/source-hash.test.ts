import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '@/tests/support/temporary-folder';
import { hashSources } from './source-hash';

function project(): string {
  const root = temporaryFolder();
  mkdirSync(path.join(root, 'app'));
  writeFileSync(path.join(root, 'app', 'page.tsx'), 'one');
  return root;
}

test('a changed, added or renamed source makes another build necessary', () => {
  const root = project();
  const hashes = [hashSources(root)];
  writeFileSync(path.join(root, 'app', 'page.tsx'), 'two');
  hashes.push(hashSources(root));
  writeFileSync(path.join(root, 'app', 'more.tsx'), '');
  hashes.push(hashSources(root));
  renameSync(path.join(root, 'app', 'more.tsx'), path.join(root, 'app', 'other.tsx'));
  hashes.push(hashSources(root));
  expect(new Set(hashes).size).toBe(4);
});

test('a changed test or document does not', () => {
  const root = project();
  const before = hashSources(root);
  writeFileSync(path.join(root, 'app', 'page.test.tsx'), '');
  writeFileSync(path.join(root, 'README.md'), '');
  expect(hashSources(root)).toBe(before);
});
