import type { Context } from '@/server/core/context';
import { exportPerson } from './export-person';
import { exportPurchase } from './export-purchase';
import type { ExportPart } from './personal-data';

/** Rows of one query. */
const batch = 200;

type Source = { db: Context['db']; now: Date };

/** The export of an account as JSON, a part of it at a time, so that its size does not matter. Instants are ISO 8601 in UTC. */
export async function* streamExport(source: Source, userId: string): AsyncGenerator<string> {
  const person = await exportPerson(source, userId);
  yield `{\n"exportedAt": ${JSON.stringify(source.now)}`;
  for (const part of ['profile', 'devices', 'calendarFeeds', 'trainer'] as const satisfies ExportPart[])
    yield `,\n${JSON.stringify(part)}: ${JSON.stringify(person[part], null, 2)}`;
  yield* list('purchases', purchasesOf(source, userId));
  yield* list('messages', messagesOf(source, userId));
  yield* list('emails', emailsOf(source, userId));
  yield '\n}\n';
}

async function* list(part: ExportPart, rows: AsyncGenerator<object>): AsyncGenerator<string> {
  yield `,\n${JSON.stringify(part)}: [`;
  let separator = '';
  for await (const row of rows) {
    yield `${separator}\n${JSON.stringify(row, null, 2)}`;
    separator = ',';
  }
  yield '\n]';
}

async function* purchasesOf({ db }: Source, studentId: string): AsyncGenerator<object> {
  const bought = await db.purchase.findMany({
    where: { studentId },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  for (const { id: purchaseId } of bought) yield exportPurchase({ db }, { purchaseId, studentId });
}

/** What they wrote, and as a student also what was written to them. */
async function* messagesOf({ db }: Source, userId: string): AsyncGenerator<object> {
  yield* inBatches((after) =>
    db.message.findMany({
      where: {
        OR: [{ authorId: userId }, { purchase: { studentId: userId } }],
        ...(after && { id: { gt: after } }),
      },
      orderBy: { id: 'asc' },
      take: batch,
      select: { id: true, purchaseId: true, authorKind: true, text: true, createdAt: true },
    }),
  );
}

/** Without the secrets of links, which were never stored with them. */
async function* emailsOf({ db }: Source, userId: string): AsyncGenerator<object> {
  yield* inBatches((after) =>
    db.notification.findMany({
      where: {
        OR: [{ userId }, { trainer: { userId } }],
        sentAt: { not: null },
        isMuted: false,
        ...(after && { id: { gt: after } }),
      },
      orderBy: { id: 'asc' },
      take: batch,
      select: { id: true, recipient: true, subject: true, text: true, sentAt: true },
    }),
  );
}

async function* inBatches<Row extends { id: string }>(
  read: (after: string | undefined) => Promise<Row[]>,
): AsyncGenerator<Row> {
  let after: string | undefined;
  do {
    const rows = await read(after);
    yield* rows;
    after = rows.length === batch ? rows.at(-1)?.id : undefined;
  } while (after);
}
