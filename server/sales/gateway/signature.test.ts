import { expect, test } from 'vitest';
import { checkSignature, signWebhook } from './signature';

const now = new Date('2026-11-23T10:00:00Z');
const body = '{"id":"evt_1"}';
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test('a body signed with a known secret is accepted', () => {
  const header = signWebhook(body, ['new'], now);
  expect(() => checkSignature(body, header, ['new'], now)).not.toThrow();
});

test('during a rotation either secret will do, on either side', () => {
  expect(() => checkSignature(body, signWebhook(body, ['old'], now), ['new', 'old'], now)).not.toThrow();
  expect(() => checkSignature(body, signWebhook(body, ['new', 'old'], now), ['old'], now)).not.toThrow();
});

test.each([
  ['no header', null],
  ['rubbish', 'rubbish'],
  ['a time that is no number of seconds', signWebhook(body, ['secret'], now).replace(/t=\d+/, 't=1e3')],
  ['an empty signature', `t=${now.getTime() / 1000},v1=`],
  ['another secret', signWebhook(body, ['other'], now)],
  ['another body', signWebhook('{"id":"evt_2"}', ['secret'], now)],
  [
    'another time than was signed',
    signWebhook(body, ['secret'], now).replace(/t=\d+/, `t=${later(60).getTime() / 1000}`),
  ],
])('%s is refused as unsigned', (_, header) => {
  expect(() => checkSignature(body, header, ['secret'], now)).toThrow('not signed');
});

test('a signature older than five minutes is refused as stale, one of four minutes is not', () => {
  const header = signWebhook(body, ['secret'], now);
  expect(() => checkSignature(body, header, ['secret'], later(240))).not.toThrow();
  expect(() => checkSignature(body, header, ['secret'], later(301))).toThrow('five minutes');
  expect(() => checkSignature(body, header, ['secret'], later(-301))).toThrow('five minutes');
});

test('a header of thousands of signatures costs no more than any other, and hides none', () => {
  const good = signWebhook(body, ['secret'], now);
  const wrong = `,v1=${'0'.repeat(64)}`;
  const large = 'x'.repeat(64 * 1024);
  const header = `${signWebhook(large, ['other'], now)}${wrong.repeat(3000)}`;
  const cost = (given: string) => {
    const before = process.cpuUsage();
    for (let round = 0; round < 50; round++)
      expect(() => checkSignature(large, given, ['secret', 'old'], now)).toThrow('not signed');
    return process.cpuUsage(before).user;
  };
  cost(header);
  expect(cost(header)).toBeLessThan(cost(signWebhook(large, ['other'], now)) * 3 + 20_000);
  expect(() => checkSignature(body, `${good}${wrong.repeat(3)}`, ['secret'], now)).not.toThrow();
  expect(() => checkSignature(body, `${good}${wrong.repeat(3000)}`, ['secret'], now)).toThrow('not signed');
});
