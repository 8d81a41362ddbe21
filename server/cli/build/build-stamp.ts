import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const stampName = 'caravan-build';
// What the build leaves for itself and for people; the app never reads it.
const ignored = new Set([
  stampName,
  'cache',
  'dev',
  'diagnostics',
  'trace',
  'trace-build',
  'types',
  'turbopack',
]);
// Next writes these again while it serves: they must be there, with whatever they hold.
const isRewritten = (file: string) => /\.(html|rsc|meta|body)$/.test(file);

const stampSchema = z.object({ sources: z.string(), files: z.record(z.string(), z.string()) });

/** Notes in a finished build (`.next`) which sources it is of, and what it consists of. */
export function writeStamp(folder: string, sources: string): void {
  const files = Object.fromEntries(listFiles(folder).map((file) => [file, digest(folder, file)]));
  writeFileSync(path.join(folder, stampName), JSON.stringify({ sources, files }));
}

/** Takes the note away: from here on `folder` counts as unfinished. */
export function removeStamp(folder: string): void {
  rmSync(path.join(folder, stampName), { force: true });
}

/**
 * Whether `folder` holds a finished build of these sources (`whole`), one that lost or changed files since
 * (`damaged`), or none (`absent`).
 */
export function checkStamp(folder: string, sources: string): 'whole' | 'damaged' | 'absent' {
  const stamp = readStamp(folder);
  if (stamp?.sources !== sources) return 'absent';
  try {
    const isWhole = Object.entries(stamp.files).every(([file, hash]) => digest(folder, file) === hash);
    return isWhole ? 'whole' : 'damaged';
  } catch {
    return 'damaged'; // a file cannot be read
  }
}

function readStamp(folder: string) {
  try {
    return stampSchema.parse(JSON.parse(readFileSync(path.join(folder, stampName), 'utf8')));
  } catch {
    return null;
  }
}

function digest(folder: string, file: string): string {
  const place = path.join(folder, file);
  if (lstatSync(place).isSymbolicLink()) return `to ${readlinkSync(place)}`;
  const content = readFileSync(place);
  return isRewritten(file) ? '' : createHash('sha256').update(content).digest('base64url');
}

function listFiles(folder: string, inside = ''): string[] {
  return readdirSync(path.join(folder, inside), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(inside, entry.name);
    if (ignored.has(file) || file.endsWith('.map')) return [];
    if (entry.isDirectory()) return listFiles(folder, file);
    return entry.isFile() || entry.isSymbolicLink() ? [file] : [];
  });
}
