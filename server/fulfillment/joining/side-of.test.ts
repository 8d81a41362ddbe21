import { expect, test } from 'vitest';
import type { Actor } from '@/server/core/context';
import { sideOf } from './side-of';

const session = { studentId: 'aarav', trainerId: 'ishita' };
const trainer = (userId: string, trainerId: string): Actor => ({
  kind: 'trainer',
  userId,
  name: 'T',
  trainerId,
});

test('a session is its student’s and its trainer’s; staff see it, and it is nobody else’s', () => {
  expect(sideOf({ kind: 'student', userId: 'aarav', name: 'A' }, session)).toBe('student');
  expect(sideOf({ kind: 'student', userId: 'priya', name: 'P' }, session)).toBeNull();
  expect(sideOf(trainer('u1', 'ishita'), session)).toBe('trainer');
  expect(sideOf(trainer('u2', 'daniel'), session)).toBeNull();
  expect(sideOf({ kind: 'staff', userId: 's', name: 'S', role: 'SUPPORT' }, session)).toBe('staff');
  expect(sideOf({ kind: 'visitor' }, session)).toBeNull();
});

test('trainers and staff who bought a course join it as its student', () => {
  expect(sideOf(trainer('aarav', 'daniel'), session)).toBe('student');
  expect(sideOf({ kind: 'staff', userId: 'aarav', name: 'A', role: 'ADMIN' }, session)).toBe('student');
});
