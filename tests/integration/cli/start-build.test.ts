import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '@/server/embedded/postgres/free-port';
import { createTestDatabase } from '@/tests/support/database/database';
import { temporaryFolder } from '../../support/temporary-folder';

// Stands in for Next: a build of a few files, whose app is ready, or dies with words when `broken` is there.
const fakeServer = `
import fs from 'node:fs';
import http from 'node:http';
if (fs.existsSync('broken')) {
  console.error('the reason why it cannot live');
  process.exit(7);
}
const answer = JSON.stringify({ ready: true, reasons: [] });
http.createServer((_, response) => response.end(answer)).listen(Number(process.env.PORT), process.env.HOSTNAME);`;
const fakeNext = `
const fs = require('node:fs');
for (const folder of ['server', 'static', 'standalone']) fs.mkdirSync('.next/' + folder, { recursive: true });
fs.writeFileSync('.next/BUILD_ID', 'one');
fs.writeFileSync('.next/server/page.js', 'page');
fs.writeFileSync('.next/static/browser.js', 'browser');
fs.writeFileSync('.next/standalone/.env', 'SECRET=1');
fs.writeFileSync('.next/standalone/server.js', ${JSON.stringify(fakeServer)});
fs.appendFileSync('builds.log', 'x');`;

/** A copy of the project whose Next is the stand-in. */
function aProject(): string {
  const root = temporaryFolder();
  for (const name of ['server', 'prisma', 'package.json', 'tsconfig.json'])
    cpSync(name, path.join(root, name), { recursive: true });
  const modules = path.join(root, 'node_modules');
  mkdirSync(path.join(modules, 'next', 'dist', 'bin'), { recursive: true });
  for (const name of readdirSync('node_modules'))
    if (name !== 'next' && name !== '.cache')
      symlinkSync(path.resolve('node_modules', name), path.join(modules, name));
  writeFileSync(path.join(modules, 'next', 'package.json'), '{ "name": "next", "version": "0.0.0" }');
  writeFileSync(path.join(modules, 'next', 'dist', 'bin', 'next'), fakeNext);
  return root;
}

/** `npm start` of this project, on a database of the test run, until it is ready or has ended. */
async function start(root: string): Promise<{ output: string; code: number | null }> {
  const { PATH, HOME } = process.env;
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const values = {
    DATABASE_URL: database.url,
    INNGEST_BASE_URL: 'http://127.0.0.1:9',
    PORT: String(await findFreePort(0)),
    CARAVAN_DATA_DIR: path.join(root, '.data'),
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli/start.ts'], {
    cwd: root,
    env: { NODE_ENV: 'production', PATH, HOME, ...values },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Caravan is ready')) child.kill('SIGTERM');
    });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { output, code };
}

const buildsOf = (root: string) => readFileSync(path.join(root, 'builds.log'), 'utf8').length;

test('a start builds once, and again when the build has lost a file', async () => {
  const root = aProject();
  const first = await start(root);
  expect(first.output).toContain('Building (once, and after changes)');
  expect(first.output).toContain('Caravan is ready');
  expect((await start(root)).output).not.toContain('Building');
  expect(buildsOf(root)).toBe(1);

  rmSync(path.join(root, '.next', 'server', 'page.js'));
  expect((await start(root)).output).toContain('Building (again: the build lost files)');
  expect(buildsOf(root)).toBe(2);
  expect(existsSync(path.join(root, '.next', 'server', 'page.js'))).toBe(true);
});

test('what is built serves its browser files, and keeps no copy of .env', async () => {
  const root = aProject();
  await start(root);
  const built = path.join(root, '.next', 'standalone');
  expect(existsSync(path.join(built, '.next', 'static', 'browser.js'))).toBe(true);
  expect(existsSync(path.join(built, '.env'))).toBe(false);
});

test('an app that dies at each start ends the start, with its last words', async () => {
  const root = aProject();
  writeFileSync(path.join(root, 'broken'), '');
  const { output, code } = await start(root);
  expect(output).toContain('app keeps ending (exit code 7)');
  expect(output).toContain('the reason why it cannot live');
  expect(code).toBe(1);
});
