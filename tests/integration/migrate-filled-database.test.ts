import { cpSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { applyMigrations } from '@/server/core/migrations/apply-migrations';
import { listMigrations, migrationsFolder } from '@/server/core/migrations/list-migrations';
import { createClient } from '@/server/postgres/create-client';
import { createTestDatabase } from '../support/database/database';
import { temporaryFolder } from '../support/temporary-folder';

/** A database with the migrations before `name`, filled by SQL as an older version left it, whatever triggers would say. */
async function filledBefore(name: string, sql: string) {
  const database = await createTestDatabase({ migrated: false });
  onTestFinished(() => database.drop());
  const folder = temporaryFolder();
  for (const migration of await listMigrations()) {
    if (migration.name < name)
      cpSync(path.join(migrationsFolder, migration.name), path.join(folder, migration.name), {
        recursive: true,
      });
  }
  await applyMigrations(database.url, folder);
  const client = createClient(database.url);
  await client.connect();
  await client.query(`BEGIN; SET LOCAL session_replication_role = replica; ${sql}; COMMIT`);
  return { url: database.url, client, [Symbol.asyncDispose]: () => client.end() };
}

const trainer = (id: string, zone: string, buffer: number, leftAt = 'NULL') =>
  `('${id}', 'T', '${id}@example.com', '', '', '${zone}', '{en}', 5, ${buffer}, ${leftAt})`;
const session = (id: string, trainerId: string, from: string, until: string, status = 'SCHEDULED') =>
  `('${id}', 'p', 'student of ${trainerId}', 'a', '${trainerId}', ${id.slice(-1)}, '${from}', '${until}', '${status}')`;
const trainerColumns = `(id, name, email, headline, bio, zone, languages, "maxStudents", "bufferMinutes", "leftAt")`;
const sessionColumns = `(id, "purchaseId", "studentId", "allocationId", "trainerId", ordinal, "startsAt", "endsAt", status)`;

test('sessions that break the rules about buffer, past and leaving are kept as they are, and get a day and a buffer', async () => {
  await using database = await filledBefore(
    '20261128134930_session_rules',
    `INSERT INTO "Trainer" ${trainerColumns} VALUES
      ${trainer('close', 'Asia/Kolkata', 30)}, ${trainer('gone', 'UTC', 15, "'2026-01-01Z'")}, ${trainer('odd', 'Mars/Olympus', 10)};
    INSERT INTO "TrainingSession" ${sessionColumns} VALUES
      ${session('s1', 'close', '2030-01-07 18:00Z', '2030-01-07 19:00Z')},
      ${session('s2', 'close', '2030-01-07 19:00Z', '2030-01-07 20:00Z')},
      ${session('s3', 'close', '2030-01-07 20:10Z', '2030-01-07 21:00Z')},
      ${session('s4', 'close', '2030-01-08 20:00Z', '2030-01-08 21:00Z')},
      ${session('s5', 'gone', '2030-01-07 18:00Z', '2030-01-07 19:00Z')},
      ${session('s6', 'gone', '2020-01-07 18:00Z', '2020-01-07 19:00Z', 'HELD')},
      ${session('s7', 'odd', '2030-01-07 18:00Z', '2030-01-07 19:00Z')},
      ${session('s8', 'close', '2030-01-07 18:30Z', '2030-01-07 19:30Z', 'CANCELLED')}`,
  );
  await applyMigrations(database.url);
  const { rows } = await database.client.query(
    `SELECT id, "bufferMinutes", "trainerDay"::text, status FROM "TrainingSession" ORDER BY id`,
  );
  expect(rows.map(Object.values)).toEqual([
    ['s1', 0, '2030-01-07', 'SCHEDULED'],
    ['s2', 0, '2030-01-08', 'SCHEDULED'],
    ['s3', 10, '2030-01-08', 'SCHEDULED'],
    ['s4', 30, '2030-01-09', 'SCHEDULED'],
    ['s5', 15, '2030-01-07', 'SCHEDULED'],
    ['s6', 15, '2020-01-07', 'HELD'],
    ['s7', 10, '2030-01-07', 'SCHEDULED'],
    ['s8', null, null, 'CANCELLED'],
  ]);
  // The rules are in force from now on, for what is written next.
  const book = database.client.query(
    `INSERT INTO "TrainingSession" ${sessionColumns} VALUES ${session('s9', 'gone', '2030-02-07 18:00Z', '2030-02-07 19:00Z')}`,
  );
  await expect(book).rejects.toThrow('session_after_trainer_left');
});

test('a plan with more sessions a week than in all becomes one of a whole week, and webhooks keep their text', async () => {
  await using database = await filledBefore(
    '20261128134930_session_rules',
    `INSERT INTO "CoursePlan" (id, "courseId", name, "sessionCount", "sessionMinutes", "sessionsPerWeek", amount, currency)
      VALUES ('short', 'c', 'Short', 2, 60, 3, 100, 'EUR'), ('long', 'c', 'Long', 8, 60, 3, 100, 'EUR');
    INSERT INTO "PaymentEvent" (id, provider, "providerEventId", type, payload) VALUES ('e', 'test', 'evt', 'x', '{"a": "é"}')`,
  );
  await applyMigrations(database.url);
  const plans = await database.client.query(`SELECT id, "sessionsPerWeek" FROM "CoursePlan" ORDER BY id`);
  expect(plans.rows).toEqual([
    { id: 'long', sessionsPerWeek: 3 },
    { id: 'short', sessionsPerWeek: 2 },
  ]);
  const inbox = await database.client.query(
    `SELECT convert_from(payload, 'UTF8') AS text, attempts, "lastError", "nextAttemptAt" <= now() AS due FROM "PaymentEvent"`,
  );
  expect(inbox.rows).toEqual([{ text: '{"a": "é"}', attempts: 0, lastError: null, due: true }]);
});

test('a migration that cannot be applied to what is there says which rule and leaves nothing half done', async () => {
  await using database = await filledBefore(
    '20261128134930_session_rules',
    `CREATE TABLE "RetentionRun" ()`, // something else of the same name as what a later migration makes
  );
  await expect(applyMigrations(database.url)).rejects.toThrow(
    /migration 20261128144940_retention failed: .*"RetentionRun" already exists/,
  );
  const { rows } = await database.client.query(
    `SELECT to_regclass('outbox_removable') AS made, count(*)::int FROM pg_attribute
     WHERE attrelid = '"RetentionRun"'::regclass AND attnum > 0 GROUP BY 1`,
  );
  expect(rows).toEqual([]);
  await expect(applyMigrations(database.url)).rejects.toThrow('failed before: repair the database');
});
