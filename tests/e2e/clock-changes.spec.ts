import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { formatTime } from '@/server/core/time/format-time';
import { apiOf } from './support/api';
import { expectBooked, pay } from './support/buy';
import { openPayment } from './support/open-payment';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const home = 'Asia/Kolkata';
test.use({ timezoneId: home });

/** The next Sunday on which the clocks of a zone change, far enough ahead to book two weeks of sessions before it. */
function nextChange(zone: string) {
  const at = Temporal.Now.zonedDateTimeISO(zone).add({ weeks: 3 }).getTimeZoneTransition('next');
  if (!at) throw new Error(`The clocks of ${zone} do not change.`);
  const isForward = at.offsetNanoseconds > at.subtract({ hours: 1 }).offsetNanoseconds;
  return { isForward, startDate: at.toPlainDate().subtract({ days: 13 }) };
}

/** A course that one trainer teaches, on weekdays of their own clock between two hours. */
async function openCourse(api: Awaited<ReturnType<typeof apiOf>>, zone: string, hours: [number, number]) {
  const mark = randomUUID().slice(0, 6);
  const title = `Clockwork ${mark}`;
  const trainer = `Tilda ${mark}`;
  const { trainerId } = await api.admin.trainers.create.mutate({
    name: trainer,
    email: `tilda-${mark}@trainers.example`,
    headline: 'Winds the clocks',
    bio: '',
    zone,
    languages: ['en'],
    maxStudents: 5,
    bufferMinutes: 0,
    meetingUrl: null,
    maxWeeklyMinutes: null,
  });
  const seen = async () => ({
    trainerId,
    expected: (await api.admin.trainers.get.query({ trainerId })).updatedAt,
  });
  const [startMinute, endMinute] = [hours[0] * 60, hours[1] * 60];
  const windows = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute, endMinute }));
  await api.admin.trainers.setAvailability.mutate({ ...(await seen()), windows });
  const skill = `clocks-${mark}`;
  await api.admin.trainers.setSkills.mutate({ ...(await seen()), skills: [{ skill, level: 'ADVANCED' }] });
  const { courseId, slug } = await api.admin.courses.create.mutate({
    slug: `clockwork-${mark}`,
    title,
    summary: 'What makes it tick',
    description: 'Springs, wheels, escapements.',
    topic: 'Crafts',
    skill,
    level: 'BEGINNER',
    language: 'en',
    outcomes: [],
  });
  const { updatedAt: expected } = await api.admin.courses.get.query({ slug });
  await api.admin.courses.addPlan.mutate({
    courseId,
    expected,
    name: 'Long',
    sessionCount: 12,
    sessionMinutes: 60,
    sessionsPerWeek: 2,
    amount: 30_000,
    currency: 'EUR',
  });
  return { slug, title, trainerId };
}

for (const { zone, city, hours, winter, summer } of [
  { zone: 'Europe/Berlin', city: 'Berlin', hours: [13, 17], winter: 14, summer: 15 },
  { zone: 'America/New_York', city: 'New York', hours: [7, 11], winter: 8, summer: 9 },
] as const) {
  test(`across a clock change in ${city} a student in Kolkata keeps 18:30, on all screens and in the file`, async ({
    page,
    browser,
    baseURL: origin,
  }) => {
    const baseURL = origin ?? '';
    const { isForward, startDate } = nextChange(zone);
    const [before, after] = isForward ? [winter, summer] : [summer, winter];
    const staff = await browser.newContext({ baseURL });
    await signInAs(staff, 'ADMIN', baseURL);
    const console = await staff.newPage();
    const course = await openCourse(await apiOf(staff, baseURL), zone, [...hours]);
    const { purchaseId } = await openPayment(page, {
      course: course.slug,
      zone: home,
      startDate: startDate.toString(),
      preferredTimes: [1, 3].map((weekday) => ({ weekday, minute: 18 * 60 + 30 })), // Mondays and Wednesdays at 18:30
    });
    await pay(page);
    await expectBooked(page);

    // Two weeks of two sessions lie before the Sunday of the change, four after it.
    const pad = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
    const series = Array.from({ length: 12 }, (_, index) => {
      const date = startDate.add({ days: Math.floor(index / 2) * 7 + (index % 2) * 2 });
      const hour = index < 4 ? before : after;
      const day = formatTime(`${date}T12:00Z`, 'day', 'UTC');
      return { number: index + 1, date: date.toString(), day, from: pad(hour), until: pad(hour + 1) };
    });

    await test.step('the student’s schedule', async () => {
      await page.goto('/schedule');
      await expect(page.getByText('Times are in Kolkata, the time zone of your profile.')).toBeVisible();
      for (const { number, day, from } of series) {
        const item = page.getByRole('listitem').filter({ hasText: `Session ${number} of 12 with` });
        await expect(item).toContainText(`${day.slice(0, 3)} 18:30 to 19:30`);
        await expect(item).toContainText(`${from} in ${city}`);
      }
    });

    await test.step('the student’s purchase page', async () => {
      await page.goto(`/purchases/${purchaseId}`);
      const rows = page.getByRole('region', { name: 'Your sessions' }).getByRole('row');
      await expect(rows).toHaveCount(13);
      for (const { number, day, from } of series) {
        const cells = rows.nth(number).getByRole('cell');
        await expect(cells.nth(1)).toHaveText(day);
        await expect(cells.nth(2)).toContainText('18:30 to 19:30');
        await expect(cells.nth(3)).toHaveText(`${from} in ${city}`);
      }
    });

    await test.step('the console’s purchase page', async () => {
      await console.goto(`/admin/purchases/${purchaseId}`);
      const rows = console.getByRole('table', { name: 'Sessions' }).getByRole('row');
      for (const { number, day, from, until } of series) {
        const cells = rows.nth(number).getByRole('cell');
        await expect(cells.nth(1)).toHaveText(`${day}, 18:30 to 19:30`);
        await expect(cells.nth(2)).toHaveText(`${day}, ${from} to ${until}`);
      }
    });

    await test.step('the trainer’s calendar, and all sessions by the clocks of both', async () => {
      for (let week = 0; week < series.length; week += 2) {
        const ofWeek = series.slice(week, week + 2);
        const expectThem = async (times: (session: (typeof series)[number]) => string) => {
          for (const session of ofWeek) {
            const title = `${times(session)}, Aarav Sharma, ${course.title}, session ${session.number} of 12`;
            await expect(console.getByTitle(title)).toBeVisible();
          }
        };
        const atTrainers = ({ from, until }: (typeof series)[number]) => `${from} to ${until}`;
        const date = ofWeek[0]?.date ?? '';
        await console.goto(`/admin/trainers/${course.trainerId}?week=${date}`);
        await expectThem(atTrainers);
        for (const [asked, times] of [
          [zone, atTrainers],
          [home, () => '18:30 to 19:30'],
        ] as const) {
          const query = new URLSearchParams({ zone: asked, trainer: course.trainerId, week: date });
          await console.goto(`/admin/sessions?${query}`);
          await expectThem(times);
        }
      }
    });

    await test.step('the calendar file', async () => {
      const file = await page.request.get(`/api/calendar/purchases/${purchaseId}`);
      const starts = new ICAL.Component(ICAL.parse(await file.text()))
        .getAllSubcomponents('vevent')
        .map((component) => new ICAL.Event(component).startDate.toJSDate())
        .sort((one, other) => one.getTime() - other.getTime());
      const read = (reader: string) =>
        starts.map((at) => `${formatTime(at, 'day', reader)} ${formatTime(at, 'time', reader)}`);
      expect(read(home)).toEqual(series.map(({ day }) => `${day} 18:30`));
      expect(read(zone)).toEqual(series.map(({ day, from }) => `${day} ${from}`));
    });

    await staff.close();
  });
}
