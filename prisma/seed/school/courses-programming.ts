import { plan, type SeedCourse } from './course-shape';

/** Courses about writing software and building machines. */
export const programmingCourses: SeedCourse[] = [
  {
    slug: 'python-from-zero',
    title: 'Python from zero',
    topic: 'Programming',
    skill: 'python',
    level: 'BEGINNER',
    language: 'en',
    currency: 'EUR',
    summary: 'Your first programs, written with someone beside you who has seen every mistake before.',
    description:
      'You start with an empty file and end with a small program of your own that reads data, makes decisions and ' +
      'survives bad input. Every session is spent writing code, not watching it: you share your screen, get stuck, ' +
      'and learn how to get unstuck. Between sessions there are short exercises that take half an hour.',
    outcomes: [
      'Read and write Python without copying from a page',
      'Take a problem apart into functions that can be tested',
      'Find your own mistakes with the debugger and the error message',
      'Finish one small project that you chose yourself',
    ],
    plans: [
      plan('Weekend', 8, 90, 1, 27_200),
      plan('Steady', 12, 60, 2, 31_200),
      plan('Thorough', 24, 60, 3, 57_600),
    ],
  },
  {
    slug: 'web-apps-with-react',
    title: 'Web apps with React',
    topic: 'Programming',
    skill: 'react',
    level: 'INTERMEDIATE',
    language: 'en',
    currency: 'EUR',
    summary: 'Build and ship one real application, reviewed line by line as a colleague would.',
    description:
      'For people who know JavaScript and have lost their way in a growing interface. You build one application over ' +
      'the whole course: forms that validate, lists that stay fast, data that is loading or has failed. Your trainer ' +
      'reviews each change and explains what would hurt in six months.',
    outcomes: [
      'Decide where state belongs, and keep it there',
      'Load, cache and change data without race conditions',
      'Write components that a keyboard and a screen reader can use',
      'Test what people do instead of how it is built',
    ],
    plans: [plan('Steady', 12, 75, 2, 50_400), plan('Thorough', 20, 75, 2, 80_000)],
  },
  {
    slug: 'java-foundations',
    title: 'Java foundations',
    topic: 'Programming',
    skill: 'java',
    level: 'BEGINNER',
    language: 'en',
    currency: 'INR',
    summary: 'Classes, collections and exceptions, until they feel ordinary. Suits university syllabuses.',
    description:
      'Follows the order in which most universities teach Java, with the explanations that lectures leave out. We ' +
      'draw what is in memory, run it, and compare. Bring your assignments: the second half of each session is ' +
      'for whatever you are working on.',
    outcomes: [
      'Model a small domain in classes and interfaces',
      'Choose the right collection and say why',
      'Handle errors without hiding them',
      'Be ready for the written examination',
    ],
    plans: [plan('Steady', 16, 60, 2, 1_440_000), plan('Before the exam', 12, 90, 3, 1_380_000)],
  },
  {
    slug: 'algorithms-for-interviews',
    title: 'Algorithms for interviews',
    topic: 'Programming',
    skill: 'algorithms',
    level: 'ADVANCED',
    language: 'en',
    currency: 'USD',
    summary: 'Think aloud, choose well under pressure, and recover when the first idea fails.',
    description:
      'Sixteen problems a week is not a method. Each session is a mock interview and its autopsy: what you said, what ' +
      'you left unsaid, and which of the twelve patterns would have got you there. Trainers have sat on the other ' +
      'side of the table.',
    outcomes: [
      'Recognise the pattern behind an unfamiliar problem',
      'State the cost of a solution before writing it',
      'Keep talking while you think',
      'Leave with notes on every mock interview',
    ],
    plans: [plan('Six weeks', 12, 60, 2, 66_000), plan('Last month', 12, 60, 3, 69_000)],
  },
  {
    slug: 'scratch-for-kids',
    title: 'Scratch for kids',
    topic: 'Kids',
    skill: 'scratch',
    level: 'BEGINNER',
    language: 'en',
    currency: 'INR',
    summary: 'Games and stories for ages 8 to 12, in sessions short enough to stay fun.',
    description:
      'Children make a game in their first session and improve it in every one after. They learn loops, conditions ' +
      'and events because the game needs them. Parents get three lines after each session: what was made, what was ' +
      'hard, what comes next.',
    outcomes: [
      'A playable game that your child can explain',
      'Loops, conditions and events, used on purpose',
      'The habit of trying, looking and trying again',
    ],
    plans: [plan('A taste', 4, 45, 1, 280_000), plan('One term', 12, 45, 1, 780_000)],
  },
  {
    slug: 'robotics-lab',
    title: 'Robotics lab with ROS 2',
    topic: 'Engineering',
    skill: 'robotics',
    level: 'ADVANCED',
    language: 'en',
    currency: 'EUR',
    summary: 'Make a simulated robot map a room, plan a path and find its way back when it is lost.',
    description:
      'A laboratory course for engineers who write C++ or Python and want to work with real robots. You build nodes, ' +
      'record what the sensors said, and learn to debug a system in which everything happens at once. Few people ' +
      'teach this well, so places are scarce.',
    outcomes: [
      'Structure a robot as nodes, topics and actions',
      'Replay a recorded run to find a fault',
      'Tune localisation and navigation with measurements',
    ],
    plans: [plan('Lab', 10, 90, 1, 62_000), plan('Intensive lab', 12, 90, 2, 73_200)],
  },
];
