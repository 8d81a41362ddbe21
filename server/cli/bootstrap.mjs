// Runs before `npm start`, `npm test` and `npm run dev`, with nothing installed: brings node_modules and the generated
// Prisma client up to date, and says nothing when they are.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lockFile = path.join(root, 'package-lock.json');
const installedFile = path.join(root, 'node_modules', '.package-lock.json');
const schemaFolder = path.join(root, 'prisma', 'schema');
const clientFile = path.join(root, 'prisma', 'generated', 'client.ts');
const holderFolder = path.join(root, '.data', 'bootstrap.lock');

/** @param {string} file */
const changedAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

/** @param {string} file */
const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

// npm writes what it installed; a newer lock file matters only when it names other versions (a checkout touches files).
function isInstalled() {
  if (!existsSync(installedFile)) return false;
  if (changedAt(installedFile) >= changedAt(lockFile)) return true;
  const [wanted, installed] = [readPackages(lockFile), readPackages(installedFile)];
  return Object.entries(wanted).every(
    ([place, { version, optional }]) => place === '' || optional || installed[place]?.version === version,
  );
}

function isGenerated() {
  const files = readdirSync(schemaFolder).map((name) => path.join(schemaFolder, name));
  const changed = Math.max(...[schemaFolder, ...files].map(changedAt));
  return changedAt(clientFile) >= changed && changedAt(clientFile) > 0;
}

/** @param {string} why @param {string} command @param {string[]} args */
function run(why, command, args) {
  console.log(why);
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  const lines = `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n');
  console.error((lines.length > 40 ? [...lines.slice(0, 20), '…', ...lines.slice(-15)] : lines).join('\n'));
  console.error(`Caravan cannot start: "${command} ${args.join(' ')}" failed, as it says above.`);
  process.exit(1);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

// A folder is made by exactly one of two that try; a holder that died is replaced.
function takeTurn() {
  mkdirSync(path.dirname(holderFolder), { recursive: true, mode: 0o700 });
  for (let waited = 0; ; waited += 200) {
    try {
      mkdirSync(holderFolder);
      writeFileSync(path.join(holderFolder, String(process.pid)), '');
      return;
    } catch {
      const [holder] = existsSync(holderFolder) ? readdirSync(holderFolder) : [];
      const isAbandoned = holder ? !isAlive(Number(holder)) : waited > 2000;
      if (isAbandoned) rmSync(holderFolder, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Caravan cannot start: it needs Node 20.19 or newer, this is ${process.versions.node}.`);
  process.exit(1);
}

if (!isInstalled() || !isGenerated()) {
  takeTurn();
  try {
    if (!isInstalled()) run('Installing packages (once) …', 'npm', ['ci', '--no-audit', '--no-fund']);
    if (!isGenerated()) {
      const cli = path.join(root, 'node_modules', 'prisma', 'build', 'index.js');
      run('Generating the database client …', process.execPath, [cli, 'generate']);
    }
  } finally {
    rmSync(holderFolder, { recursive: true, force: true });
  }
}
