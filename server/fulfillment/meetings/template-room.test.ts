import { expect, test } from 'vitest';
import { templateRoom } from './template-room';

const meeting = (room: string) => ({ allocation: { room }, trainer: { meetingUrl: null } });

test('each student with each trainer has another room, and the same one every time', async () => {
  const { urlOf } = templateRoom('https://meet.example/{room}#config.lang={room}');
  expect(await urlOf(meeting('a'))).toBe('https://meet.example/caravan-a#config.lang=caravan-a');
  expect(await urlOf(meeting('a'))).toBe(await urlOf(meeting('a')));
  expect(await urlOf(meeting('b'))).not.toBe(await urlOf(meeting('a')));
});

test('without a template there is no room of it', async () => {
  expect(await templateRoom(undefined).urlOf(meeting('a'))).toBeNull();
});
