import { expect, test } from 'vitest';
import { meetingUrl } from './meeting-url';

test.each([
  'https://zoom.us/j/123456789?pwd=abc',
  'https://meet.google.com/abc-defg-hij',
  'https://teams.microsoft.com/l/meetup-join/19%3ameeting/0?context=%7b%7d',
])('%s is taken as it is', (url) => {
  expect(meetingUrl.parse(` ${url} `)).toBe(url);
});

test.each([
  'http://zoom.us/j/1',
  'javascript:alert(1)',
  'zoom.us/j/1',
  'https://ann:secret@zoom.us/j/1',
  'https://localhost/x',
  `https://zoom.us/${'x'.repeat(500)}`,
  '',
])('%s is refused', (url) => {
  expect(meetingUrl.safeParse(url).success).toBe(false);
});
