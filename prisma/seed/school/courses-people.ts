import { plan, type SeedCourse } from './course-shape';

/** Courses in languages, design and music. */
export const peopleCourses: SeedCourse[] = [
  {
    slug: 'espanol-de-cada-dia',
    title: 'Español de cada día',
    topic: 'Languages',
    skill: 'spanish',
    level: 'BEGINNER',
    language: 'es',
    currency: 'EUR',
    summary: 'Habla desde la primera clase: el mercado, el médico, los vecinos, una llamada por teléfono.',
    description:
      'Clases en español desde el primer minuto, con mucha paciencia y pocas reglas. Cada semana preparamos una ' +
      'situación real y la semana siguiente nos cuentas cómo te fue. La gramática aparece cuando ya la necesitas.',
    outcomes: [
      'Resolver una compra, una cita y una queja',
      'Contar qué hiciste ayer y qué harás mañana',
      'Entender a alguien que habla deprisa y pedirle que repita',
    ],
    plans: [
      plan('Tranquilo', 10, 60, 1, 24_000),
      plan('Constante', 20, 60, 2, 44_000),
      plan('Intensivo', 24, 60, 3, 50_400),
    ],
  },
  {
    slug: 'business-english',
    title: 'Business English',
    topic: 'Languages',
    skill: 'business-english',
    level: 'INTERMEDIATE',
    language: 'en',
    currency: 'GBP',
    summary: 'Meetings, mails and disagreements, in English that sounds like you.',
    description:
      'You understand almost everything and still say half of what you mean. We rehearse the meetings you have next ' +
      'week, rewrite the mails you sent last week, and practise saying no politely. Lessons follow your diary, not a ' +
      'textbook.',
    outcomes: [
      'Open, steer and close a meeting',
      'Disagree without sounding rude or weak',
      'Write a mail that is read to the end',
      'Speak about numbers without stopping',
    ],
    plans: [plan('Steady', 12, 45, 2, 28_800), plan('Before a big date', 8, 60, 3, 25_600)],
  },
  {
    slug: 'japanese-conversation',
    title: 'Japanese conversation',
    topic: 'Languages',
    skill: 'japanese',
    level: 'INTERMEDIATE',
    language: 'ja',
    currency: 'JPY',
    summary: 'For learners who can read but freeze when spoken to. Held in Japanese throughout.',
    description:
      'You know the grammar of the third textbook and cannot order lunch. Sessions are conversation about things that ' +
      'happened to you, with corrections written down and returned as a short list to practise. Polite and casual ' +
      'speech are kept apart from the start.',
    outcomes: [
      'Hold a ten-minute conversation without English',
      'Switch between polite and casual speech',
      'Ask for what you did not catch, naturally',
    ],
    plans: [plan('Weekly', 8, 50, 1, 33_600), plan('Steady', 16, 50, 2, 62_400)],
  },
  {
    slug: 'interface-design-foundations',
    title: 'Interface design foundations',
    topic: 'Design',
    skill: 'interface-design',
    level: 'BEGINNER',
    language: 'en',
    currency: 'GBP',
    summary: 'Type, spacing, colour and hierarchy, learned on screens you already know.',
    description:
      'We take one ordinary screen apart each week and put it together better. You learn to see before you learn ' +
      'to draw: what is read first, what is only decoration, what breaks with a long name. Developers are welcome and ' +
      'do well here.',
    outcomes: [
      'Build a clear hierarchy with type and space alone',
      'Choose colours that pass a contrast check',
      'Give and take a critique',
      'Redesign one product screen from start to finish',
    ],
    plans: [plan('Steady', 10, 75, 1, 39_000), plan('Portfolio', 16, 75, 2, 60_800)],
  },
  {
    slug: 'guitar-for-late-beginners',
    title: 'Guitar for late beginners',
    topic: 'Music',
    skill: 'guitar',
    level: 'BEGINNER',
    language: 'en',
    currency: 'USD',
    summary: 'Three songs you like, played well enough to enjoy them. Any age, any guitar.',
    description:
      'You choose three songs and we work backwards from them. Fifteen minutes of practice a day are enough when they ' +
      'are the right fifteen minutes, and the trainer tells you which. No notation unless you ask for it.',
    outcomes: [
      'Change between the eight open chords in time',
      'Play and sing one song from start to end',
      'Tune, restring and look after your guitar',
    ],
    plans: [plan('Easy', 8, 45, 1, 26_400), plan('Steady', 16, 45, 2, 49_600)],
  },
];
