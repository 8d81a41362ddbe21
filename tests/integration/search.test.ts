import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listAudit } from '@/server/core/audit/list-audit';
import { foldText } from '@/server/core/search/fold-text';
import { listPurchases } from '@/server/purchases/list-purchases';
import { listCoursesForStaff } from '@/server/school/catalog/list-courses-for-staff';
import { createCourse } from '@/server/school/course-changes/create-course';
import { listTrainers } from '@/server/school/trainers/list-trainers';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aPendingPurchase, aStudent, aTrainer } from '@/tests/support/school/school';

const { db } = await openTestDatabase();
const ctx = {
  db,
  now: new Date(),
  actor: { kind: 'staff', userId: 'meera', name: 'Meera Nair', role: 'ADMIN' } as const,
};

/** One student of each name, with a purchase. */
const names = [
  'José Núñez',
  'Søren Ødegård',
  "Siobhán O'Brien",
  '田中 太郎',
  'Łukasz Żak',
  '100% Sure_Thing',
];
const bought = new Map<string, { number: number; email: string }>();
for (const name of names) {
  const student = await aStudent(db, name);
  const { number } = await aPendingPurchase(db, { studentId: student.id });
  bought.set(name, { number, email: student.email });
}

const found = async (search: string) =>
  (await listPurchases(ctx, { search })).rows.map(({ student }) => student.name);

test.each([
  ['Jose', 'José Núñez'],
  ['JOSE NUNEZ', 'José Núñez'],
  ['Núñez, José', 'José Núñez'],
  ['Nu\u0303n\u0303ez'.normalize('NFD'), 'José Núñez'],
  ['  jose    nun  ', 'José Núñez'],
  ['soren odegard', 'Søren Ødegård'],
  ['OBrien', "Siobhán O'Brien"],
  ['O’Brien', "Siobhán O'Brien"],
  ['siobhan o brien', "Siobhán O'Brien"],
  ['太郎', '田中 太郎'],
  ['中', '田中 太郎'],
  ['lukasz zak', 'Łukasz Żak'],
  ['100%', '100% Sure_Thing'],
  ['e_t', '100% Sure_Thing'],
])('the search %j finds %s and nobody else', async (typed, name) => {
  expect(await found(typed)).toEqual([name]);
});

test.each(['%', '__', '\\', 'José Zak', '\0', 'x'.repeat(10_000)])(
  '%j is taken as it stands',
  async (typed) => {
    expect((await found(typed)).length).toBeLessThanOrEqual(typed === '\0' ? names.length : 1);
  },
);

test('a purchase is found by its number and by its student’s address, however they are pasted', async () => {
  const [name = '', { number, email } = { number: 0, email: '' }] = [...bought][1] ?? [];
  for (const typed of [
    `#${number}`,
    `P ${number}`,
    `P-${number}.`,
    `p${number}`,
    `(P–${number})`,
    `P-0${number}`,
  ])
    expect(await found(typed), typed).toEqual([name]);
  for (const typed of [`Somebody <${email}>`, `<${email}>`, `mailto:${email}`, `${email.toUpperCase()},`])
    expect(await found(typed), typed).toEqual([name]);
});

test('people are sorted by the rules of language, and pages agree with it', async () => {
  for (const name of ['Zoe', 'adam', 'Óscar', 'Adam', 'Bob', 'oscar'])
    await aTrainer(db, 'sorting', { name });
  const { rows } = await listTrainers(ctx, { skill: 'sorting' });
  expect(rows.map(({ name }) => name)).toEqual(['adam', 'Adam', 'Bob', 'oscar', 'Óscar', 'Zoe']);
  expect((await listTrainers(ctx, { search: 'oscar', skill: 'sorting' })).rows).toHaveLength(2);
});

test('courses and the audit log are searched by the same rule', async () => {
  const details = {
    summary: 's',
    description: 'd',
    level: 'BEGINNER' as const,
    language: 'en',
    outcomes: [],
  };
  for (const title of ['Élan vital', 'zebra', 'Abacus'])
    await createCourse(ctx, {
      ...details,
      title,
      topic: 'Órbita',
      skill: 'x',
      slug: foldText(title).replace(' ', '-'),
    });
  const { rows } = await listCoursesForStaff(ctx, { search: 'orbita', state: 'all' });
  expect(rows.map(({ title }) => title)).toEqual(['Abacus', 'Élan vital', 'zebra']);
  const { rows: entries } = await listAudit(ctx, { subject: 'elan VITAL' });
  expect(entries.map(({ subject }) => subject)).toEqual(['Élan vital']);
});

test('the database folds text as the program does', async () => {
  const odd = [
    'İstanbul',
    'Straße',
    'ΣΊΣΥΦΟΣ',
    'ﬁne',
    'Ａｄａ',
    '½',
    'e\u0301',
    "d'Été",
    'ß',
    'Æther',
    'naïve—co‑op',
    'a\u200bb',
  ];
  // Living scripts: for rare ones PostgreSQL may know an older Unicode than Node.
  const letter = fc.oneof(
    fc.integer({ min: 0x20, max: 0x58f }),
    fc.integer({ min: 0x600, max: 0x10ff }),
    fc.integer({ min: 0x1e00, max: 0x1fff }),
    fc.integer({ min: 0x3040, max: 0x30ff }),
    fc.integer({ min: 0x4e00, max: 0x4fff }),
    fc.integer({ min: 0xac00, max: 0xafff }),
    fc.constantFrom(...[..."'’-–¨\u0301\u0307\u200dİıŁøßþﬀ"].map((c) => c.codePointAt(0) ?? 32)),
  );
  const word = fc.array(letter, { maxLength: 30 }).map((codes) => String.fromCodePoint(...codes));
  const sampled = fc.sample(word, { numRuns: 500, seed: 9 });
  const texts = [...odd, ...sampled].map((text) => text.replaceAll('\0', '').replace(/\p{Cs}/gu, ''));
  const rows = await db.$queryRaw<{ folded: string }[]>`
    SELECT fold_text(t) AS folded FROM unnest(${texts}::text[]) WITH ORDINALITY AS x (t, n) ORDER BY n`;
  expect(rows.map(({ folded }) => folded)).toEqual(texts.map(foldText));
});

test('words of a name are found in any order, also where somebody has them as they were typed', async () => {
  for (const name of ['Wei Chen', 'Chen Wei', 'Chen Li Wei', 'Wei Li'])
    await aPendingPurchase(db, { studentId: (await aStudent(db, name)).id });
  for (const typed of ['Wei Chen', 'chen wei'])
    expect(new Set(await found(typed))).toEqual(new Set(['Wei Chen', 'Chen Wei', 'Chen Li Wei']));
});
