import { expect, test } from 'vitest';
import { certificateNumber, readCertificateNumber, showCertificateNumber } from './certificate-number';

const number = certificateNumber(Uint8Array.from({ length: 14 }, (_, index) => index * 37));

test('a number is read however it is typed', () => {
  const shown = showCertificateNumber(number);
  expect(shown).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  const sloppy = shown.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' – ');
  for (const typed of [number, shown, sloppy, ` ${shown} `])
    expect(readCertificateNumber(typed)).toBe(number);
});

test('any one wrong character and any exchange of neighbors shows', () => {
  for (let at = 0; at < number.length; at += 1) {
    for (const character of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      if (character === number[at]) continue;
      expect(readCertificateNumber(number.slice(0, at) + character + number.slice(at + 1))).toBeNull();
    }
    const [left = '', right = ''] = [number[at], number[at + 1]];
    if (left === right || right === '') continue;
    expect(readCertificateNumber(number.slice(0, at) + right + left + number.slice(at + 2))).toBeNull();
  }
});

test.each(['', 'x', number.slice(1), `${number}0`, number.replace(/.$/, 'ü'), 'U'.repeat(16)])(
  '%j is no number',
  (typed) => {
    expect(readCertificateNumber(typed)).toBeNull();
  },
);

test('too few random bytes are refused', () => {
  expect(() => certificateNumber(new Uint8Array(13))).toThrow('14 random bytes');
});
