import { closeSync, existsSync, openSync, readSync } from 'node:fs';

/**
 * Whether `file` is Inngest's dev server. Its package comes with a script in that place, which only says that the binary is
 * missing: it stays where npm ran no install scripts, or where nothing could be downloaded.
 */
export function isDevServer(file: string): boolean {
  if (process.platform === 'win32') return existsSync(`${file}.exe`);
  if (!existsSync(file)) return false;
  const start = Buffer.alloc(2);
  const opened = openSync(file, 'r');
  readSync(opened, start);
  closeSync(opened);
  return start.toString() !== '#!';
}
