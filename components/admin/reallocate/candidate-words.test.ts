import { expect, test } from 'vitest';
import { candidateWords } from './candidate-words';

const candidate = {
  trainerId: 't',
  trainerName: 'Tomas Novak',
  activeStudents: 2,
  maxStudents: 8,
  isKnown: false,
  score: { fit: 1, load: 0.75, continuity: 0, fairness: 1 },
  total: 0.7,
  kept: 6,
  retimed: 0,
  firstStartsAt: null,
};

test('a trainer who keeps every time and has room has no warnings', () => {
  expect(candidateWords({ ...candidate, isKnown: true })).toEqual({
    for: ['keeps all 6 times', 'has taught this student', '6 places free'],
    against: [],
  });
});

test('other times and the last place speak against', () => {
  expect(candidateWords({ ...candidate, kept: 5, retimed: 1, activeStudents: 7 })).toEqual({
    for: ['keeps 5 of 6 times'],
    against: ['1 session at a new time', 'their last free place'],
  });
});

test('before anything is booked, times say nothing', () => {
  expect(candidateWords({ ...candidate, kept: 0 }).for).toEqual(['6 places free']);
});
