import { plan, type SeedCourse } from './course-shape';

/** Courses about data. */
export const dataCourses: SeedCourse[] = [
  {
    slug: 'data-science-basics',
    title: 'Data science basics',
    topic: 'Data',
    skill: 'data-science',
    level: 'INTERMEDIATE',
    language: 'en',
    currency: 'USD',
    summary: 'From a messy file to an answer you would defend in a meeting.',
    description:
      'You bring a question and a data set, or take one of ours. You clean it, look at it from every side, fit simple ' +
      'models, and write down what they can and cannot say. The mathematics comes when it is needed and not before.',
    outcomes: [
      'Clean and join data with pandas and leave a trail',
      'Draw the chart that answers the question',
      'Fit, check and explain a regression',
      'Know when the data cannot tell',
    ],
    plans: [plan('Steady', 12, 60, 2, 52_800), plan('Thorough', 24, 60, 2, 96_000)],
  },
  {
    slug: 'sql-im-arbeitsalltag',
    title: 'SQL im Arbeitsalltag',
    topic: 'Data',
    skill: 'sql',
    level: 'BEGINNER',
    language: 'de',
    currency: 'EUR',
    summary: 'Eigene Auswertungen statt Warten auf die IT: sicher abfragen, verbinden und zusammenfassen.',
    description:
      'Für Menschen in Einkauf, Controlling und Marketing, die ihre Zahlen selbst holen wollen. Wir arbeiten an einer ' +
      'Datenbank, die Ihrer ähnelt, und an Ihren eigenen Fragen. Am Ende lesen Sie auch fremde Abfragen und ' +
      'merken, wenn eine Zahl nicht stimmen kann.',
    outcomes: [
      'Daten aus mehreren Tabellen richtig verbinden',
      'Gruppieren und vergleichen, ohne doppelt zu zählen',
      'Eine fremde Abfrage lesen und prüfen',
    ],
    plans: [plan('Kompakt', 6, 90, 1, 23_400), plan('Gründlich', 12, 60, 2, 33_600)],
  },
  {
    slug: 'machine-learning-in-practice',
    title: 'Machine learning in practice',
    topic: 'Data',
    skill: 'machine-learning',
    level: 'ADVANCED',
    language: 'en',
    currency: 'USD',
    summary: 'Train less, measure more: models that keep working after the demonstration.',
    description:
      'For people who have trained a model and now have to trust one. You set a baseline that is hard to beat, find ' +
      'the leak in your own data, choose a metric that matches the cost of a mistake, and put the result behind a ' +
      'small service that tells you when it drifts.',
    outcomes: [
      'Build a baseline and an honest evaluation',
      'Find leakage before production does',
      'Explain an error to the person it affects',
      'Ship a model with monitoring',
    ],
    plans: [plan('Steady', 16, 75, 2, 104_000), plan('Clinic', 6, 60, 1, 39_000)],
  },
  {
    slug: 'spreadsheets-that-hold',
    title: 'Spreadsheets that hold',
    topic: 'Data',
    skill: 'spreadsheets',
    level: 'BEGINNER',
    language: 'en',
    currency: 'GBP',
    summary: 'Lookups, pivots and budgets that somebody else can open without fear.',
    description:
      'Most spreadsheets grow until nobody dares to touch them. You learn to lay one out so that it can be checked, to ' +
      'use five functions well instead of fifty badly, and to rescue the one that you inherited.',
    outcomes: [
      'Separate input, calculation and result',
      'Use lookups and pivot tables without surprises',
      'Check a sheet before others rely on it',
    ],
    plans: [plan('Short', 4, 60, 1, 11_200), plan('Steady', 8, 60, 2, 20_800)],
  },
];
