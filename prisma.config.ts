import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';
import { inUtc } from './server/postgres/session-options.js';

// The Prisma CLI downloads a native engine before any command, even `generate`, which does not use it. This file is read
// before that: where the download never happened, name our stand-in. Windows cannot spawn a script, and downloads.
const engines = fileURLToPath(new URL('./node_modules/@prisma/engines', import.meta.url));
const hasNative =
  existsSync(engines) && readdirSync(engines).some((file) => file.startsWith('schema-engine-'));
if (!hasNative && process.platform !== 'win32')
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(
    new URL('./prisma/schema-engine/schema-engine.mjs', import.meta.url),
  );

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  // Not env('DATABASE_URL'), which throws when it is unset: `prisma generate` needs no database.
  datasource: { url: process.env.DATABASE_URL ? inUtc(process.env.DATABASE_URL) : '' },
});
