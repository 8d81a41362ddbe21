import './process/load-env-file';
import { env } from '@/server/core/env';
import { applyMigrations } from '@/server/core/migrations/apply-migrations';
import { wordsOf } from './process/cannot-start';

// `npm run migrate`: brings the database at DATABASE_URL to this version, as a deploy does before the app starts.

try {
  if (!env.DATABASE_URL) throw new Error('DATABASE_URL is missing');
  const applied = await applyMigrations(env.DATABASE_URL);
  console.log(applied.length ? `Applied ${applied.join(', ')}.` : 'The database is up to date.');
} catch (error) {
  console.error(`Caravan cannot migrate: ${wordsOf(error)}.`);
  process.exitCode = 1;
}
