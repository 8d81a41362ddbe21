import { expect, test } from 'vitest';
import { getPublicTrainer } from '@/server/fulfillment/profiles/get-public-trainer';
import { countOpenRatings } from '@/server/fulfillment/ratings/count-open-ratings';
import { decideRating } from '@/server/fulfillment/ratings/decide-rating';
import { getMyRatings } from '@/server/fulfillment/ratings/get-my-ratings';
import { listRatings } from '@/server/fulfillment/ratings/list-ratings';
import { rateCourse } from '@/server/fulfillment/ratings/rate-course';
import { getCourse } from '@/server/school/catalog/get-course';
import { anAdmin, auditOf } from '@/tests/integration/school/support';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aBookedSeries } from '@/tests/support/school/booked-series';
import { aStudent } from '@/tests/support/school/school';
import { asStudent } from '@/tests/support/school/test-shop';

const { db } = await openTestDatabase();

async function aRater() {
  const series = await aBookedSeries(db);
  const { purchaseId, student, after, course, trainer } = series;
  const me = asStudent(db, student, after);
  const rate = (subject: 'COURSE' | 'TRAINER', stars: number, text = '') =>
    rateCourse(me, { purchaseId, subject, stars, text });
  const read = async () => (await db.rating.findFirstOrThrow({ where: { purchaseId } })).id;
  const decide = async (declineReason: string | null, at = after) => {
    const { id: ratingId, writtenAt } = await db.rating.findFirstOrThrow({ where: { purchaseId } });
    await decideRating(anAdmin(db, at), { ratingId, writtenAt, declineReason });
  };
  const shown = () => getCourse({ db }, { slug: course.slug }).then(({ ratings }) => ratings);
  const profile = () => getPublicTrainer({ db, now: after }, { trainerId: trainer.id });
  return { ...series, me, rate, read, decide, shown, profile };
}

test('a student who attended a completed course rates it and its trainer, once each', async () => {
  const { settle, rate, me, purchaseId } = await aRater();
  await settle('HELD');
  await expect(rate('COURSE', 5)).rejects.toMatchObject({ code: 'rating.not-completed' });
  await settle('HELD', 'STUDENT_ABSENT');
  await Promise.all([rate('COURSE', 5, 'Clear.'), rate('COURSE', 5, 'Clear.'), rate('TRAINER', 4)]);
  await rate('COURSE', 3, 'Clear, and fast.');
  expect(await getMyRatings(me, { purchaseId })).toMatchObject({
    course: { stars: 3, text: 'Clear, and fast.', status: 'OPEN' },
    forTrainer: { stars: 4, status: 'OPEN' },
    trainerName: 'Ελένη Παππά',
  });
  expect(await db.rating.count({ where: { purchaseId } })).toBe(2);
});

test('a student who attended no session, and anybody else, rates nothing', async () => {
  const absent = await aRater();
  await absent.settle('STUDENT_ABSENT', 'NOT_HELD');
  await expect(absent.rate('COURSE', 1)).rejects.toMatchObject({ code: 'rating.not-completed' });
  const { settle, purchaseId } = await aRater();
  await settle('HELD', 'HELD');
  const stranger = asStudent(db, await aStudent(db));
  for (const call of [
    () => rateCourse(stranger, { purchaseId, subject: 'COURSE', stars: 1, text: '' }),
    () => getMyRatings(stranger, { purchaseId }),
  ])
    await expect(call()).rejects.toMatchObject({ code: 'purchase.unknown' });
});

test('the public sees only what staff released: average, count, texts and first names', async () => {
  const { settle, rate, decide, shown, profile, student } = await aRater();
  await settle('HELD', 'HELD');
  await rate('COURSE', 4, 'Well paced.');
  expect(await shown()).toEqual({ count: 0, average: null, newest: [] });
  expect((await listRatings({ db }, { status: 'OPEN' })).at(-1)).toMatchObject({
    about: 'Python from zero',
    studentName: 'Łukasz Żółć',
  });
  const open = await countOpenRatings({ db });
  await decide(null);
  expect(await countOpenRatings({ db })).toBe(open - 1);
  expect(await shown()).toMatchObject({
    count: 1,
    average: 4,
    newest: [{ stars: 4, text: 'Well paced.', by: 'Łukasz' }],
  });
  expect((await profile()).ratings.count).toBe(0);
  expect(JSON.stringify([await shown(), await profile()])).not.toMatch(/Żółć|@|email/);
  expect(JSON.stringify(await shown())).not.toContain(student.id);
});

test('a trainer’s rating is on their public profile, with what they teach and their next free start', async () => {
  const { settle, rate, decide, profile, course, trainer, after } = await aRater();
  await settle('HELD', 'HELD');
  await rate('TRAINER', 5, 'Patient.');
  await decide(null);
  const seen = await profile();
  expect(seen).toMatchObject({
    name: 'Ελένη Παππά',
    languages: ['en'],
    courses: [{ slug: course.slug }],
    ratings: { count: 1, average: 5, newest: [{ text: 'Patient.' }] },
  });
  expect(seen.nextFree?.getTime()).toBeGreaterThan(after.getTime());
  await db.trainer.update({ where: { id: trainer.id }, data: { pausedAt: after } });
  expect((await profile()).nextFree).toBeNull();
  await db.trainer.update({ where: { id: trainer.id }, data: { leftAt: after } });
  await expect(profile()).rejects.toMatchObject({ code: 'trainer.unknown' });
});

test('a declined one tells its student why, can be written again, and a released one cannot', async () => {
  const { settle, rate, decide, me, purchaseId, shown } = await aRater();
  await settle('HELD', 'HELD');
  await rate('COURSE', 1, 'My phone number is …');
  await decide('Please leave out your phone number.');
  expect((await getMyRatings(me, { purchaseId })).course).toMatchObject({
    status: 'DECLINED',
    declineReason: 'Please leave out your phone number.',
  });
  await rate('COURSE', 2, 'Too fast.');
  expect((await getMyRatings(me, { purchaseId })).course).toMatchObject({
    status: 'OPEN',
    declineReason: null,
  });
  await decide(null);
  await expect(rate('COURSE', 5)).rejects.toMatchObject({ code: 'rating.released' });
  await decide('It names another student.');
  expect((await shown()).count).toBe(0);
  const audited = (await auditOf(db, purchaseId)).filter(({ action }) => action.startsWith('rating.'));
  expect(audited.map(({ action, reason }) => [action, reason])).toEqual([
    ['rating.declined', 'Please leave out your phone number.'],
    ['rating.released', null],
    ['rating.declined', 'It names another student.'],
  ]);
});

test('staff never decide on a text that they did not read', async () => {
  const { settle, rate, purchaseId, after, me } = await aRater();
  await settle('HELD', 'HELD');
  await rate('COURSE', 5, 'Fine.');
  const read = await db.rating.findFirstOrThrow({ where: { purchaseId } });
  const later = { ...me, now: new Date(after.getTime() + 1000) };
  await rateCourse(later, { purchaseId, subject: 'COURSE', stars: 1, text: 'Something else.' });
  const decided = decideRating(anAdmin(db), {
    ratingId: read.id,
    writtenAt: read.writtenAt,
    declineReason: null,
  });
  await expect(decided).rejects.toMatchObject({ code: 'rating.changed' });
});

test('only the database can refuse: one that was not attended, of another course or trainer, and a change of what is public', async () => {
  const { settle, rate, decide, read, purchaseId, course, after } = await aRater();
  const other = await aBookedSeries(db);
  const row = { purchaseId, subject: 'COURSE' as const, courseId: course.id, stars: 5 };
  const create = (more: object) =>
    db.rating.create({ data: { ...row, createdAt: after, writtenAt: after, ...more } });
  await expect(create({})).rejects.toThrow('rating_attended');
  await settle('HELD', 'HELD');
  await expect(create({ courseId: other.course.id })).rejects.toThrow('rating_attended');
  await expect(create({ subject: 'TRAINER', trainerId: other.trainer.id })).rejects.toThrow(
    'rating_attended',
  );
  await expect(create({ stars: 6 })).rejects.toThrow('rating_stars');
  await expect(create({ subject: 'TRAINER' })).rejects.toThrow('rating_trainer');
  await rate('COURSE', 5, 'Fine.');
  await expect(create({})).rejects.toThrow();
  await decide(null);
  const where = { id: await read() };
  await expect(db.rating.update({ where, data: { text: 'Best course ever!' } })).rejects.toThrow(
    'append_only',
  );
  await expect(db.rating.update({ where, data: { purchaseId: other.purchaseId } })).rejects.toThrow(
    'append_only',
  );
  await expect(db.rating.delete({ where })).rejects.toThrow('append_only');
});
