import type { Context } from '@/server/core/context';
import { EarlierVersionError } from '@/server/core/migrations/earlier-version-error';
import { listMissingMigrations } from '@/server/core/migrations/list-missing-migrations';
import { listIncidents } from '@/server/operations/incidents/list-incidents';
import { checkIntegrity } from '@/server/operations/integrity/check-integrity';
import { findAgeing } from '@/server/operations/readiness/find-ageing';
import { getCleanUp } from '@/server/operations/retention/get-clean-up';
import { invariantBroken } from '@/server/operations/vocabulary/causes';
import { fetchRegistration } from '@/server/process/deployment/fetch-registration';
import { findHeldEvents } from '@/server/process/deployment/find-held-events';
import { findRegistrationTrouble } from '@/server/process/registration/find-registration-trouble';
import { contract } from '@/server/process/stages/contract';
import { countLate } from '@/server/purchases/count-late';
import { examineZones } from './examine-zones';
import type { Line } from './line';

/**
 * The whole system in about ten lines: database, migrations, Inngest, its functions, zone data, what ages, late purchases
 * with their causes, the invariants, and the nightly clean-up. With the database away the rest is not asked.
 */
export async function examine(ctx: Context): Promise<Line[]> {
  const database = await examineDatabase(ctx);
  if (database.some(({ isWell }) => !isWell)) return [...database, ...(await examineInngest(ctx))];
  return [
    ...database,
    ...(await examineInngest(ctx)),
    ...(await examineHeld(ctx)),
    await examineZones(ctx),
    await examineAge(ctx),
    ...(await examineLate(ctx)),
    await examineIntegrity(ctx),
    await examineCleanUp(ctx),
  ];
}

async function examineDatabase({ db }: Context): Promise<Line[]> {
  try {
    const missing = await listMissingMigrations(db);
    return [
      { isWell: true, text: 'The database answers.' },
      missing.length
        ? { isWell: false, text: `Migrations are not applied: ${missing.join(', ')}. Run npm run migrate.` }
        : { isWell: true, text: 'Every migration is applied.' },
    ];
  } catch (error) {
    const isEarlier = error instanceof EarlierVersionError;
    const text = isEarlier ? toSentence(error.message) : 'The database cannot be reached at DATABASE_URL.';
    return [{ isWell: false, text }];
  }
}

const toSentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

async function examineInngest({ db }: Context): Promise<Line[]> {
  const registration = await fetchRegistration();
  const troubles = (await findRegistrationTrouble(db)).map((text) => ({ isWell: false, text: `${text}.` }));
  if (!registration.ok) return troubles;
  const { missing } = registration;
  const count = contract.functionIds.length;
  return [
    { isWell: true, text: 'Inngest answers.' },
    ...troubles.map(({ isWell, text }) => ({ isWell, text: text.replace(/^f/, 'F') })),
    missing.length === 0
      ? { isWell: true, text: `All ${count} functions are registered with Inngest.` }
      : {
          isWell: false,
          text: `Not registered with Inngest: ${missing.join(', ')}. Deploy an app that serves them.`,
        },
  ];
}

async function examineHeld({ db }: Context): Promise<Line[]> {
  const held = await findHeldEvents(db);
  const waiting = await db.outboxEvent.groupBy({
    by: ['name'],
    where: { publishedAt: null, name: { in: [...held.keys()] } },
    _count: true,
    orderBy: { name: 'asc' },
  });
  const words = waiting.map(
    ({ name, _count }) =>
      `${_count} ${name} ${_count === 1 ? 'waits' : 'wait'} until ${held.get(name)?.join(' and ')} is registered`,
  );
  return words.length > 0 ? [{ isWell: false, text: `Held back in the outbox: ${words.join('; ')}.` }] : [];
}

async function examineAge(ctx: Context): Promise<Line> {
  const ageing = await findAgeing(ctx);
  return ageing.length
    ? { isWell: false, text: `${ageing.join('; ')}.` }
    : { isWell: true, text: 'Nothing ages in the outbox or the webhook inbox.' };
}

async function examineLate(ctx: Context): Promise<Line[]> {
  const [late, { open }] = await Promise.all([countLate(ctx), listIncidents(ctx)]);
  if (late === 0) return [{ isWell: true, text: 'No purchase is late.' }];
  const causes = open
    .filter(({ cause }) => cause !== invariantBroken)
    .map((incident) => `${incident.open} ${incident.cause} at ${incident.stage}`);
  const words = late === 1 ? '1 purchase is late' : `${late} purchases are late`;
  return [{ isWell: false, text: `${words}: ${causes.join(', ') || 'not diagnosed yet'}.` }];
}

async function examineIntegrity(ctx: Context): Promise<Line> {
  const { violations, results, tookMs } = await checkIntegrity(ctx);
  if (violations === 0) {
    return { isWell: true, text: `All ${results.length} invariants hold, asked in ${tookMs} ms.` };
  }
  const names = results.flatMap(({ name, count, examples: [first] }) => {
    if (count === 0) return [];
    return [first ? `${name} (${count}): ${first.id} ${first.detail}` : `${name} (${count})`];
  });
  return {
    isWell: false,
    text: `Violated: ${names.join('; ')}. The console's pipeline page shows more rows.`,
  };
}

async function examineCleanUp(ctx: Context): Promise<Line> {
  const { isLate, failure, succeededAt } = await getCleanUp(ctx);
  if (failure) return { isWell: false, text: `The nightly clean-up failed: ${failure}.` };
  const last = succeededAt ? `It last ran at ${succeededAt.toISOString()}.` : 'It has not run yet.';
  if (isLate) return { isWell: false, text: `The nightly clean-up is late. ${last}` };
  return { isWell: true, text: `The nightly clean-up is on time. ${last}` };
}
