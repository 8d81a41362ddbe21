import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), bin: z.unknown().optional() })),
});

/**
 * What the image `tools` of the Dockerfile holds, in a folder far from this project: the files that its lines copy, and of the
 * packages only those that `npm ci --omit=dev` installs.
 */
export function unpackTools(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'caravan-tools-'));
  const [, stage = ''] = readFileSync('Dockerfile', 'utf8').split(/^FROM .* AS tools$/m);
  const [lines = ''] = stage.split(/^FROM /m);
  for (const [, sources = ''] of lines.matchAll(/^COPY (?:--from=build )?(.+) \S+$/gm))
    for (const source of sources.split(' ').map((name) => name.replace('/caravan/', '')))
      cpSync(source, path.join(folder, source), { recursive: true });

  const { packages } = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  for (const [place, { dev }] of Object.entries(packages)) {
    if (dev || !/^node_modules\/(@[^/]+\/)?[^/]+$/.test(place)) continue;
    mkdirSync(path.join(folder, path.dirname(place)), { recursive: true });
    symlinkSync(path.resolve(place), path.join(folder, place));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
