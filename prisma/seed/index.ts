import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Context } from '@/server/core/context';
import { connectDb, type Db } from '@/server/core/db';
import { env } from '@/server/core/env';
import { completeSeries } from '@/server/fulfillment/booking/complete-series';
import { settleHeldSessions } from '@/server/fulfillment/delivering/settle-held-sessions';
import { createSchool } from './create-school';
import { backdateRows } from './history/backdate-rows';
import { playMails } from './history/play-mails';
import { playStory } from './history/play-story';
import { recordResults } from './history/record-results';
import { tellStories } from './history/tell-stories';

/**
 * Fills an empty database with the demo school and its past up to `now`, through the same verbs as life. A database with
 * anything in it is left alone; a seed that was interrupted has to begin again from an empty one.
 *
 * Returns one line that says what it did.
 */
export async function seedDatabase(db: Db, now = new Date()): Promise<string> {
  const [users, courses] = [await db.user.count(), await db.course.count()];
  if (users + courses > 0) return 'The database is not empty, so nothing was seeded.';

  const ctx: Context = { db, actor: { kind: 'system', job: 'seed' }, now };
  const school = await createSchool(ctx);
  const stories = tellStories(school, now);
  for (const story of stories) await playStory(db, story);
  // With a mail server configured, nobody in the demo school may get mail from it.
  if (!env.SMTP_URL) await playMails(db);
  while ((await completeSeries(ctx)).hasMore);
  await recordResults(db, now);
  while ((await settleHeldSessions(ctx)).delivered > 0);
  await backdateRows(db);
  // What the school did in its past is told already.
  await db.schoolSettings.updateMany({ data: { tellsSince: new Date() } });
  return `Seeded ${await db.course.count()} courses, ${await db.trainer.count()} trainers and ${stories.length} purchases.`;
}

async function run(): Promise<void> {
  if (!env.DATABASE_URL) return refuse('DATABASE_URL is missing');
  if (!env.TEST_GATEWAY) {
    return refuse('the passwords of its accounts are public. Set TEST_GATEWAY=1 where no real money moves');
  }
  // Thousands of small commits: only the last one, in backdateRows, waits for the disk, and it carries all before it.
  // Nobody else books sessions in the past: see the trigger session_placed.
  const db = connectDb(env.DATABASE_URL, { options: '-c synchronous_commit=off -c caravan.plays_past=on' });
  try {
    console.log(await seedDatabase(db));
  } finally {
    await db.$disconnect();
  }
}

function refuse(why: string): void {
  console.error(`Caravan cannot seed: ${why}.`);
  process.exitCode = 1;
}

const [, script] = process.argv;
if (script && realpathSync(script) === fileURLToPath(import.meta.url)) await run();
