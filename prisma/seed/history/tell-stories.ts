import { Temporal } from 'temporal-polyfill';
import type { Offer, School, Student } from '../create-school';
import { type Random, seededRandom } from '../random';
import { courses } from '../school/courses';
import { trainers } from '../school/trainers';
import type { Story } from './story';
import { storyKinds } from './story-kinds';
import { timesNear } from './times-near';

/** How many people ask for each course, relative to each other. */
const demand: Record<string, number> = {
  'python-from-zero': 18,
  'web-apps-with-react': 10,
  'java-foundations': 10,
  'algorithms-for-interviews': 8,
  'scratch-for-kids': 11,
  'data-science-basics': 9,
  'sql-im-arbeitsalltag': 7,
  'machine-learning-in-practice': 6,
  'spreadsheets-that-hold': 6,
  'espanol-de-cada-dia': 10,
  'business-english': 8,
  'japanese-conversation': 6,
  'interface-design-foundations': 6,
  'guitar-for-late-beginners': 5,
};

/** Where those live who buy a course; everywhere unless said. */
const audiences: Record<string, string[]> = {
  'java-foundations': ['Asia/Kolkata', 'Asia/Dubai', 'Asia/Singapore', 'Asia/Jakarta'],
  'scratch-for-kids': ['Asia/Kolkata', 'Asia/Dubai', 'Asia/Singapore', 'Australia/Sydney'],
  'sql-im-arbeitsalltag': ['Europe/Berlin', 'Europe/Vienna', 'Europe/Zurich'],
};

/**
 * The past of the demo school up to `now`, oldest first: every kind of story as often as story-kinds says, and the
 * lab with too few places. Students prefer times at which somebody who teaches the course works.
 */
export function tellStories(school: School, now: Date): Story[] {
  const random = seededRandom(20_261_123);
  const taken = new Set<string>();
  const popular = Object.entries(demand).flatMap(([slug, times]) =>
    Array.from({ length: times }, () => slug),
  );
  const stories: Story[] = [];
  for (const { count, slug, student, minutesAgo, payment, until, preferredTimes } of storyKinds) {
    for (let told = 0; told < count; ) {
      const wanted = slug ?? random.pick(popular);
      const offer = random.pick(school.offers.filter((o) => o.slug === wanted));
      const who = student === 'demo' ? school.demoStudent : random.pick(audienceOf(offer, school));
      if (taken.has(`${who.id} ${offer.slug}`)) continue;
      const at = new Date(now.getTime() - Math.round(minutesAgo(random.next(), told) * 60_000));
      const startDate = dateIn(who.zone, at, random.between(2, 9));
      const chosen = preferredTimes ?? timesFor(offer, who, startDate, random);
      if (
        new Set(chosen.map((preferredTime) => preferredTime.weekday)).size <
        Math.max(2, offer.sessionsPerWeek)
      )
        continue;
      taken.add(`${who.id} ${offer.slug}`);
      const preferences = { zone: who.zone, startDate, preferredTimes: chosen };
      stories.push({ at, student: who, offer, preferences, payment, until });
      told += 1;
    }
  }
  return stories.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function audienceOf(offer: Offer, school: School): Student[] {
  const zones = audiences[offer.slug];
  return zones ? school.students.filter(({ zone }) => zones.includes(zone)) : school.students;
}

function timesFor(offer: Offer, student: Student, startDate: string, random: Random) {
  const course = courses.find(({ slug }) => slug === offer.slug);
  const fitting = trainers.filter(
    ({ isPaused, skills, languages }) =>
      !isPaused && course && course.skill in skills && languages.includes(course.language),
  );
  const { sessionMinutes, sessionsPerWeek } = offer;
  const count = Math.max(2, sessionsPerWeek) + 1;
  return timesNear(random.pick(fitting), { zone: student.zone, startDate, sessionMinutes, count }, random);
}

const dateIn = (zone: string, at: Date, days: number) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days })
    .toString();
