import fc from 'fast-check';
import { expect, test } from 'vitest';
import { includedTax } from './included-tax';

test.each([
  [11_900, 1900, 1900],
  [10_700, 700, 700],
  [33_600, 1000, 3055],
  [1, 1900, 0],
  [49_900, 0, 0],
  [2_147_483_647, 9999, 1_073_688_134],
])('%i at %i basis points includes %i', (amount, rate, tax) => expect(includedTax(amount, rate)).toBe(tax));

test('net and tax sum to the amount, and the tax of the net is the tax, to half a unit', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_147_483_647 }),
      fc.integer({ min: 0, max: 9999 }),
      (amount, rate) => {
        const tax = includedTax(amount, rate);
        const net = amount - tax;
        expect(tax).toBeGreaterThanOrEqual(0);
        expect(Math.abs((net * rate) / 10_000 - tax)).toBeLessThanOrEqual(1);
      },
    ),
  );
});
