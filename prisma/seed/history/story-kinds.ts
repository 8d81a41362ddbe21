import type { PreferredTime } from '@/server/scheduling/preferences/preferences';
import type { Story } from './story';

const hour = 60;
const day = 24 * hour;

/** A kind of story, and how many purchases tell it. */
type StoryKind = Pick<Story, 'payment' | 'until'> & {
  count: number;
  /** Any course by demand unless said. */
  slug?: string;
  student?: 'demo';
  /** When its checkout began, in minutes before now, from a chance of 0 to 1 and the number of its kind told before. */
  minutesAgo(chance: number, index: number): number;
  /** What suits some trainer unless said. */
  preferredTimes?: PreferredTime[];
};

// More of them recently: a school that grows.
const overWeeks = (chance: number) => 3 * hour + chance ** 1.6 * 70 * day;
const within = (from: number, until: number) => (chance: number) => from + chance * (until - from);
const spaced = (from: number, step: number) => (_: number, index: number) => from + index * step;

const weekendEvenings: PreferredTime[] = [
  { weekday: 6, minute: 20 * 60 },
  { weekday: 7, minute: 20 * 60 },
];
const earlySundays: PreferredTime[] = [
  { weekday: 7, minute: 6 * 60 },
  { weekday: 7, minute: 7 * 60 },
  { weekday: 6, minute: 6 * 60 },
];

export const storyKinds: StoryKind[] = [
  // The demo student: two courses on their way, one checkout that was left. A late one is at the end.
  {
    count: 1,
    slug: 'algorithms-for-interviews',
    student: 'demo',
    minutesAgo: () => 19 * day,
    payment: 'paid',
    until: 'SCHEDULED',
  },
  {
    count: 1,
    slug: 'business-english',
    student: 'demo',
    minutesAgo: () => 6 * day,
    payment: 'webhook-lost',
    until: 'SCHEDULED',
  },
  {
    count: 1,
    slug: 'guitar-for-late-beginners',
    student: 'demo',
    minutesAgo: () => 11 * day,
    payment: 'none',
    until: 'EXPIRED',
  },

  // Fulfilled.
  { count: 128, minutesAgo: overWeeks, payment: 'paid', until: 'SCHEDULED' },
  { count: 12, minutesAgo: overWeeks, payment: 'declined-then-paid', until: 'SCHEDULED' },
  { count: 6, minutesAgo: overWeeks, payment: 'webhook-twice', until: 'SCHEDULED' },
  { count: 4, minutesAgo: overWeeks, payment: 'webhook-lost', until: 'SCHEDULED' },
  { count: 4, minutesAgo: overWeeks, payment: 'webhook-after-return', until: 'SCHEDULED' },

  // Never paid.
  { count: 12, minutesAgo: overWeeks, payment: 'none', until: 'EXPIRED' },
  { count: 5, minutesAgo: overWeeks, payment: 'declined', until: 'EXPIRED' },
  { count: 4, minutesAgo: within(2, 50), payment: 'none', until: 'PENDING' },
  { count: 2, minutesAgo: within(4, 40), payment: 'declined', until: 'PENDING' },
  { count: 1, minutesAgo: () => 24, payment: 'unheard', until: 'PENDING' },

  // Stopped on their way: their events wait in the outbox, and go out automatically when the system runs.
  { count: 3, minutesAgo: within(7, 35), payment: 'paid', until: 'CONFIRMED' },
  { count: 2, minutesAgo: within(9, 45), payment: 'paid', until: 'CREATED' },
  { count: 4, minutesAgo: within(8, 60), payment: 'paid', until: 'ALLOCATED' },

  // Nobody can take them. The robotics lab has three places, all given, and its other trainer is paused.
  {
    count: 3,
    slug: 'robotics-lab',
    minutesAgo: spaced(40 * day, 6 * day),
    payment: 'paid',
    until: 'SCHEDULED',
  },
  { count: 5, slug: 'robotics-lab', minutesAgo: spaced(95, 640), payment: 'paid', until: 'SCHEDULED' },
  {
    count: 1,
    slug: 'sql-im-arbeitsalltag',
    minutesAgo: () => 260,
    payment: 'paid',
    until: 'SCHEDULED',
    preferredTimes: weekendEvenings,
  },
  {
    count: 1,
    slug: 'business-english',
    minutesAgo: () => 1930,
    payment: 'paid',
    until: 'SCHEDULED',
    preferredTimes: earlySundays,
  },

  // The demo student's own late one.
  {
    count: 1,
    slug: 'robotics-lab',
    student: 'demo',
    minutesAgo: () => 170,
    payment: 'paid',
    until: 'SCHEDULED',
  },
];
