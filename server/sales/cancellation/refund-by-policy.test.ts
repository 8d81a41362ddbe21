import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refundByPolicy } from './refund-by-policy';

const now = new Date('2026-11-23T12:00:00Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const policy = { fullRefundHours: 48, sessionNoticeHours: 24 };
const refund = (hours: number[], more = {}) =>
  refundByPolicy({
    price: 49_900,
    sessionCount: hours.length,
    startsAt: hours.map(inHours),
    policy,
    now,
    ...more,
  });

describe('the limits belong to the student', () => {
  test.each([
    ['nothing is booked yet', [], { rule: 'all', amount: 49_900 }],
    ['48 hours before the first session', [48, 96, 144], { rule: 'all', amount: 49_900, sessions: 3 }],
    ['a second later', [48 - 1 / 3600, 96, 144], { rule: 'share', sessions: 3, amount: 49_900 }],
    ['24 hours before the next session', [-50, 24, 96], { rule: 'share', sessions: 2 }],
    ['a second later', [-50, 24 - 1 / 3600, 96], { rule: 'share', sessions: 1 }],
    ['less than 24 hours before the last', [-100, -50, 23], { rule: 'none', amount: 0, sessions: 0 }],
    ['after the last session', [-100, -50, -2], { rule: 'none', amount: 0, sessions: 0 }],
  ])('%s', (_, hours, expected) => {
    expect(refund(hours, { sessionCount: 3 })).toMatchObject(expected);
  });

  test('a share is rounded up to the next minor unit', () => {
    expect(refund([-1, 48, 96])).toMatchObject({ amount: 33_267 }); // 2 / 3 of 49,900 is 33,266.67
  });

  test('without any notice asked for, a session that begins now counts as held', () => {
    const none = { fullRefundHours: 0, sessionNoticeHours: 0 };
    expect(refund([0, 10], { policy: none })).toMatchObject({ rule: 'share', sessions: 1 });
    expect(refund([1 / 3600, 10], { policy: none })).toMatchObject({ rule: 'all' });
  });

  test('sessions may be in any order, as after a reschedule', () => {
    expect(refund([96, -1, 48])).toEqual(refund([-1, 48, 96]));
  });
});

describe('whatever was bought and whatever the policy', () => {
  const anyCase = fc.record({
    price: fc.integer({ min: 1, max: 10_000_000 }),
    sessionCount: fc.integer({ min: 1, max: 60 }),
    hours: fc.array(fc.integer({ min: -2000, max: 2000 }), { maxLength: 60 }),
    policy: fc.record({
      fullRefundHours: fc.integer({ min: 0, max: 8760 }),
      sessionNoticeHours: fc.integer({ min: 0, max: 8760 }),
    }),
  });
  const of = ({ hours, ...rest }: { hours: number[]; price: number; sessionCount: number }, wait = 0) =>
    refund(hours.slice(0, rest.sessionCount), { ...rest, now: inHours(wait) });

  test('the refund is a whole amount between nothing and the price, and never less than the share', () => {
    fc.assert(
      fc.property(anyCase, (bought) => {
        const { amount, rule, sessions } = of(bought);
        expect(Number.isInteger(amount)).toBe(true);
        expect(amount).toBeGreaterThanOrEqual(0);
        expect(amount).toBeLessThanOrEqual(bought.price);
        if (rule === 'share')
          expect(amount * bought.sessionCount).toBeGreaterThanOrEqual(bought.price * sessions);
        expect(amount === 0).toBe(rule === 'none');
      }),
    );
  });

  test('cancelling later never returns more', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(3000), (bought, wait) => {
        expect(of(bought, wait).amount).toBeLessThanOrEqual(of(bought).amount);
      }),
    );
  });
});
