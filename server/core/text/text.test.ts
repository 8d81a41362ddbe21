import { describe, expect, test } from 'vitest';
import { id } from '../ids/id';
import { purchaseNumber } from '../ids/purchase-number';
import { reference } from '../ids/reference';
import { currencyDigits } from '../money/currency-digits';
import { formatMoney } from '../money/format-money';
import { findsWords } from '../search/finds-words';
import { searchText } from '../search/search-text';
import { searchWords } from '../search/search-words';
import { instant } from '../time/instant';
import { localDate, wallTime } from '../time/local-date';
import { zone } from '../time/zone';
import { email } from './email';
import { line, optionalLine } from './line';
import { optionalProse, prose } from './prose';
import { readParam } from './read-param';
import { toLine } from './to-line';

describe('a line', () => {
  test.each([
    ['  Ann Lee\n', 'Ann Lee'],
    ['Jose\u0301', 'José'],
    ['\u202AAnn\u202C', 'Ann'],
    ['علی\u200cرضا', 'علی\u200cرضا'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
  ])('%j is stored as %j', (typed, stored) => {
    expect(line(80).parse(typed)).toBe(stored);
  });

  test.each([
    '',
    ' ',
    '\0',
    'a\0b',
    'a\r\nb',
    'a\tb',
    'a\u2028b',
    '\uD800',
    '\u200B\u200D',
    '\u3164',
    '\u2800',
    '\u0301',
    'x'.repeat(81),
  ])('%j is refused', (typed) => {
    expect(line(80).safeParse(typed).success).toBe(false);
  });

  test('that may be empty is empty when nothing in it can be seen', () => {
    expect(optionalLine(80).parse('\u200B \u3164')).toBe('');
  });
});

describe('prose', () => {
  test('keeps its lines, all of them ended by LF', () => {
    expect(prose(80).parse(' one\r\ntwo\rthree\u2028four\tfive\n')).toBe('one\ntwo\nthree\nfour\tfive');
  });

  test.each(['a\0b', 'a\u001bb', '\uDFFF', '\u200B\n\u200B'])('%j is refused', (typed) => {
    expect(prose(80).safeParse(typed).success).toBe(false);
  });

  test('that may be empty refuses what cannot be stored, too', () => {
    expect(optionalProse(80).safeParse('\0').success).toBe(false);
  });
});

const nameOfNothing = ['', '\0', 'a b', '../x', 'é', 'x'.repeat(101), '-x', '%00'];

test.each(nameOfNothing)('%j names nothing', (text) => {
  expect(reference.safeParse(text).success).toBe(false);
});

const uuid = '01938f5e-7a3b-7c4d-8e5f-0123456789ab';

test.each([
  ...nameOfNothing,
  'P-10042',
  uuid.slice(1),
  `${uuid}0`,
  uuid.replaceAll('-', ''),
  uuid.toUpperCase(),
  `{${uuid}}`,
])('%j is the id of nothing', (text) => {
  expect(id.safeParse(text).success).toBe(false);
});

test('an id is a UUID, and names something, as do numbers, slugs, jobs and what providers call theirs', () => {
  expect(id.parse(uuid)).toBe(uuid);
  for (const name of [uuid, 'P-10042', 'python-from-zero', 'doctor', 'tgc_0af1', '01JD3QZ'])
    expect(reference.parse(name)).toBe(name);
});

test.each(['0000-01-01', '2026-02-30', '+275760-09-13', '2026-1-1', 'today', '1899-12-31', '2200-01-01'])(
  '%j is no day',
  (text) => {
    expect(localDate.safeParse(text).success).toBe(false);
    expect(wallTime.safeParse(`${text}T10:00`).success).toBe(false);
  },
);

test('an instant is one that PostgreSQL and JavaScript agree about', () => {
  for (const far of [-62_167_219_200_000, 8.64e15, -8.64e15, Number.NaN])
    expect(instant.safeParse(new Date(far)).success).toBe(false);
  expect(instant.safeParse(new Date('2026-11-28T10:00:00Z')).success).toBe(true);
});

test('a zone is an IANA zone in its usual spelling', () => {
  expect(zone.parse('europe/berlin')).toBe('Europe/Berlin');
  expect(zone.parse('Asia/Kolkata')).toBe('Asia/Kolkata');
  for (const text of ['', 'Etc/Unknown', '+05:30', 'UTC+1', 'Mars/Base', '\0', 'x'.repeat(1_000)])
    expect(zone.safeParse(text).success, text).toBe(false);
});

test('an address is stored in lower case, and never with a line break', () => {
  expect(email.parse(' Ann@Example.com ')).toBe('ann@example.com');
  for (const text of ['ann@example.com\r\nBcc: x@y.zz', 'a\0@example.com', 'ann', `${'a'.repeat(250)}@b.cc`])
    expect(email.safeParse(text).success, text).toBe(false);
});

test('a search refuses nothing', () => {
  expect(searchText.parse(' a\0b\r\nc ')).toBe('a b c');
  expect(searchText.parse('😀'.repeat(200))).not.toMatch(/\p{Cs}/u);
  expect(readParam({ q: ['first', 'second'] }, 'q')).toBe('first');
  expect(readParam({}, 'constructor')).toBeUndefined();
  expect(toLine('a\r\n\0b\uD800')).toBe('a b\uFFFD');
});

test.each([
  '10199',
  '#10199',
  'P 10199',
  'P-10199.',
  'p10199',
  '(P–10199)',
  '＃１０１９９',
  'Purchase P-10199',
  'p#10199',
])('%j is the number of a purchase', (typed) => {
  expect(purchaseNumber(typed)).toBe(10_199);
});

test.each(['', 'P-', 'P10199x', '12 34', '9999999999', '-5', '1e3'])(
  '%j is no number of a purchase',
  (typed) => {
    expect(purchaseNumber(typed)).toBeNull();
  },
);

test('words of a search are found at the beginning of words, in any order', () => {
  const finds = (text: string, typed: string) => findsWords(text, searchWords(typed));
  expect(finds('Español de cada día', 'DIA, espanol')).toBe(true);
  expect(finds('José Núñez', 'Nun\u0303ez'.normalize('NFD'))).toBe(true);
  expect(finds("Siobhán O'Brien", 'obrien')).toBe(true);
  expect(finds('日本語入門', '入門')).toBe(true);
  expect(finds('Node.js and C++', 'c++ node.js')).toBe(true);
  expect(finds('Python', 'ython')).toBe(false);
  expect(finds('Python', '%')).toBe(false);
});

test.each([
  [1_800_000, 'INR', '₹18,000.00'],
  [1_999, 'USD', 'US$19.99'],
  [1_999, 'AUD', 'A$19.99'],
  [1_999, 'CAD', 'CA$19.99'],
  [1_999, 'MXN', 'MX$19.99'],
  [62_000, 'JPY', 'JP¥62,000'],
  [12_345, 'KWD', 'KWD 12.345'],
  [150_000, 'HUF', 'HUF 1,500.00'],
  [100, 'ISK', 'ISK 100'],
  [-500, 'EUR', '-€5.00'],
])('%i minor units of %s are %s', (amount, currency, words) => {
  expect(formatMoney(amount, currency).replaceAll('\u00a0', ' ')).toBe(words);
});

test.each([
  [1_999, 'E1', '1999 minor units of E1'],
  [1_999, '', '1999 minor units of no currency'],
  [1_999, '€', '1999 minor units of €'],
  [1_999, 'US\u0000D\r\nBcc: a', '1999 minor units of US D Bcc: a'],
  [1_999, 'x'.repeat(5_000), `1999 minor units of ${'x'.repeat(20)}`],
  [1_999, 'usd', 'US$19.99'],
  [62_000, ' jpy ', 'JP¥62,000'],
  [1_800_000, 'inr', '₹18,000.00'],
  [1_999, 'ZZZ', 'ZZZ 19.99'],
  [Number.NaN, 'EUR', '€NaN'],
])('%d of what a provider calls %j never throws', (amount, currency, words) => {
  expect(formatMoney(amount, currency).replaceAll('\u00a0', ' ')).toBe(words);
});

test('a currency has as many digits as ISO 4217 gives it', () => {
  expect(['JPY', 'EUR', 'KWD', 'CLF', 'LAK', 'IQD'].map(currencyDigits)).toEqual([0, 2, 3, 4, 2, 3]);
  expect(['jpy', 'kwd', 'E1', ''].map(currencyDigits)).toEqual([0, 3, 2, 2]);
});
