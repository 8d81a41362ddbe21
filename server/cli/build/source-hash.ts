import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

// Everything that `next build` reads or takes along, but for tsconfig.json, which it also writes.
const sources = [
  ...['app', 'components', 'server', 'public', 'prisma/schema', 'prisma/migrations'],
  ...['instrumentation.ts', 'proxy.ts', 'next.config.js', 'postcss.config.mjs', 'package-lock.json'],
];
const isSource = (file: string) => !/\.test\.tsx?$/.test(file) && !file.includes(`${path.sep}cli${path.sep}`);

/** A hash over the names and contents of the sources of the build. */
export function hashSources(root: string): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of sources.flatMap((source) => listFiles(path.join(root, source))).filter(isSource))
    hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function listFiles(place: string): string[] {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  const names = readdirSync(place).sort();
  return names.flatMap((name) => listFiles(path.join(place, name)));
}
