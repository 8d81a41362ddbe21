import { APIError } from 'better-auth/api';
import { expect, test } from 'vitest';
import { isAuthDefect } from './is-auth-defect';

test.each([
  new APIError('UNAUTHORIZED', { message: 'no' }),
  Object.assign(new Error('Invalid JSON in request body'), { name: 'APIError', statusCode: 400 }),
  Object.assign(new Error('Content-Type is required'), { name: 'APIError', statusCode: 415 }),
])('%s is a refusal', (error) => expect(isAuthDefect(error)).toBe(false));

test.each([
  new APIError('INTERNAL_SERVER_ERROR'),
  new Error('Cannot read properties of undefined'),
  'text',
  undefined,
])('%s is a defect', (error) => expect(isAuthDefect(error)).toBe(true));
