import type { TestProject } from 'vitest/node';
import { applyMigrations } from '@/server/core/migrations/apply-migrations';
import { createClient } from '@/server/postgres/create-client';
import { templateName } from './database';
import { startTestPostgres } from './postgres';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser's URL of the run's PostgreSQL. Tests take databases of their own from createTestDatabase. */
    postgresUrl: string;
  }
}

/** One PostgreSQL for the whole run, with a template that carries every migration. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres();
  await createTemplate(postgres.url);
  project.provide('postgresUrl', postgres.url);
  return postgres.stop;
}

async function createTemplate(adminUrl: string): Promise<void> {
  const admin = createClient(adminUrl);
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${templateName}`);
    const url = new URL(adminUrl);
    url.pathname = `/${templateName}`;
    await applyMigrations(url.href);
    // Nobody may connect from here on: a copy of a database fails while someone is in it.
    await admin.query(`ALTER DATABASE ${templateName} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  } finally {
    await admin.end();
  }
}
