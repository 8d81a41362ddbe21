import type { Prisma } from '@/prisma/generated/client';
import type { Db } from '@/server/core/db';
import { searchWords } from '@/server/core/search/search-words';
import { whereWords } from '@/server/core/search/where-words';
import { literally } from '@/server/core/text/literally';
import { parseSearch } from './parse-search';

/**
 * The purchases that a search names. A provider's reference or event id that matches exactly wins over names, which hold the
 * words in any order.
 * Numbers and references are read from unique indexes, words of names and addresses from an index of their trigrams.
 */
export async function whereFound(db: Db, typed: string): Promise<Prisma.PurchaseWhereInput> {
  const search = parseSearch(typed);
  if (!search) return {};
  switch (search.kind) {
    case 'numbers':
      return { number: { in: search.numbers } };
    case 'id':
      // A provider may make its references in the same way.
      return { id: { in: [search.id, ...(await findByReference(db, search.id))] } };
    case 'email':
      return boughtBy(db, { email: { startsWith: literally(search.email) } });
    case 'text': {
      const purchaseIds = await findByReference(db, search.text);
      if (purchaseIds.length > 0) return { id: { in: purchaseIds } };
      return boughtBy(db, whereWords(searchWords(search.text)));
    }
  }
}

/** More students than this are not listed first: so many have bought something lately that their purchases are near. */
const mostStudents = 500;

async function boughtBy(db: Db, student: Prisma.UserWhereInput): Promise<Prisma.PurchaseWhereInput> {
  const ids = await findStudents(db, student);
  return ids.length > mostStudents ? { student } : { studentId: { in: ids } };
}

async function findStudents(db: Db, where: Prisma.UserWhereInput): Promise<string[]> {
  const students = await db.user.findMany({ where, select: { id: true }, take: mostStudents + 1 });
  return students.map(({ id }) => id);
}

async function findByReference(db: Db, reference: string): Promise<string[]> {
  if (reference.includes(' ')) return [];
  const [payments, events] = await Promise.all([
    db.payment.findMany({ where: { providerRef: reference }, select: { purchaseId: true } }),
    db.paymentEvent.findMany({ where: { providerEventId: reference }, select: { purchaseId: true } }),
  ]);
  return [...payments, ...events].flatMap(({ purchaseId }) => purchaseId ?? []);
}
