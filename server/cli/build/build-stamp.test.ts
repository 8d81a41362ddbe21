import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '@/tests/support/temporary-folder';
import { checkStamp, removeStamp, writeStamp } from './build-stamp';

function aBuild(): string {
  const folder = temporaryFolder();
  for (const place of ['server/app', 'cache', 'node_modules'])
    mkdirSync(path.join(folder, place), { recursive: true });
  for (const file of ['BUILD_ID', 'server/app/page.js', 'server/app/page.html', 'cache/one'])
    writeFileSync(path.join(folder, file), file);
  symlinkSync('../../pg', path.join(folder, 'node_modules', 'pg'));
  writeStamp(folder, 'these');
  return folder;
}

test('a finished build of these sources is whole, of others it is none', () => {
  const folder = aBuild();
  expect(checkStamp(folder, 'these')).toBe('whole');
  expect(checkStamp(folder, 'others')).toBe('absent');
  removeStamp(folder);
  expect(checkStamp(folder, 'these')).toBe('absent');
});

test.each(['BUILD_ID', 'server/app/page.js', 'server/app/page.html', 'server', 'node_modules/pg'])(
  'a build without its %s is damaged',
  (file) => {
    const folder = aBuild();
    rmSync(path.join(folder, file), { recursive: true });
    expect(checkStamp(folder, 'these')).toBe('damaged');
  },
);

test('changed code is damage; a page that Next rendered again and a cache that went are not', () => {
  const folder = aBuild();
  writeFileSync(path.join(folder, 'server/app/page.html'), 'rendered again');
  rmSync(path.join(folder, 'cache'), { recursive: true });
  expect(checkStamp(folder, 'these')).toBe('whole');
  writeFileSync(path.join(folder, 'server/app/page.js'), 'server/app/pag');
  expect(checkStamp(folder, 'these')).toBe('damaged');
});

test('a note that cannot be read, as one written by an earlier version, is none', () => {
  const folder = aBuild();
  writeFileSync(path.join(folder, 'caravan-build'), 'these');
  expect(checkStamp(folder, 'these')).toBe('absent');
});
