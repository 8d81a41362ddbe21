import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder';

const run = promisify(execFile);

// A stand-in for the Prisma CLI, installed from a folder: it writes the client, and counts how often it was asked.
const fakeCli = `
const fs = require('node:fs');
fs.mkdirSync('prisma/generated', { recursive: true });
fs.writeFileSync('prisma/generated/client.ts', '');
fs.appendFileSync('generated.log', 'x');
`;

/** A project that needs no registry: a lock file, a schema, and one dependency in a folder. */
function bareClone(): string {
  const root = temporaryFolder();
  const write = (file: string, content: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  };
  const dependencies = { prisma: 'file:vendor/prisma' };
  write('package.json', JSON.stringify({ name: 'clone', version: '1.0.0', dependencies }));
  write(
    'package-lock.json',
    JSON.stringify({
      name: 'clone',
      version: '1.0.0',
      lockfileVersion: 3,
      packages: {
        '': { name: 'clone', version: '1.0.0', dependencies },
        'node_modules/prisma': { resolved: 'vendor/prisma', link: true },
        'vendor/prisma': { name: 'prisma', version: '1.0.0' },
      },
    }),
  );
  write('vendor/prisma/package.json', JSON.stringify({ name: 'prisma', version: '1.0.0' }));
  write('vendor/prisma/build/index.js', fakeCli);
  write('prisma/schema/people.prisma', '');
  mkdirSync(path.join(root, 'server', 'cli'), { recursive: true });
  cpSync('server/cli/bootstrap.mjs', path.join(root, 'server', 'cli', 'bootstrap.mjs'));
  return root;
}

async function bootstrap(root: string): Promise<string> {
  const { stdout } = await run(process.execPath, [path.join(root, 'server', 'cli', 'bootstrap.mjs')], {
    cwd: root,
  });
  return stdout;
}

const timesGenerated = (root: string) => readFileSync(path.join(root, 'generated.log'), 'utf8').length;

test('a bare clone is installed and its client generated; after that it says and does nothing', async () => {
  const root = bareClone();
  expect(await bootstrap(root)).toContain('Installing packages');
  expect(existsSync(path.join(root, 'node_modules', '.package-lock.json'))).toBe(true);
  expect(await bootstrap(root)).toBe('');
  expect(timesGenerated(root)).toBe(1);
});

test('two at once on a bare clone install once, and both find everything there', async () => {
  const root = bareClone();
  const said = await Promise.all([bootstrap(root), bootstrap(root)]);
  expect(said.join('').match(/Installing/g)).toHaveLength(1);
  expect(timesGenerated(root)).toBe(1);
});

test('an interrupted installation is done again', async () => {
  const root = bareClone();
  await bootstrap(root);
  rmSync(path.join(root, 'node_modules', '.package-lock.json'));
  expect(await bootstrap(root)).toContain('Installing packages');
});

test('a lock file that changed is installed; one that a checkout only touched is not', async () => {
  const root = bareClone();
  await bootstrap(root);
  const lockFile = path.join(root, 'package-lock.json');
  const later = new Date(Date.now() + 60_000);
  utimesSync(lockFile, later, later);
  expect(await bootstrap(root)).toBe('');
  writeFileSync(lockFile, readFileSync(lockFile, 'utf8').replaceAll('1.0.0', '1.0.1'));
  utimesSync(lockFile, later, later);
  expect(await bootstrap(root)).toContain('Installing packages');
});

test('a schema that is newer than the client is generated again', async () => {
  const root = bareClone();
  await bootstrap(root);
  const later = new Date(Date.now() + 60_000);
  utimesSync(path.join(root, 'prisma', 'schema', 'people.prisma'), later, later);
  expect(await bootstrap(root)).toContain('Generating');
});
