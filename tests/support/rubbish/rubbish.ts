/** Stands for text in JSON that no value gives, such as 1e400: `toJson` writes it bare. */
export const bare = (json: string) => `@@${json}@@`;

/** A value as JSON, with `bare` text as it is. */
export const toJson = (value: unknown): string =>
  (JSON.stringify(value) ?? 'null').replace(/"@@(.*?)@@"/g, (_, json: string) => JSON.parse(`"${json}"`));

const deep = (depth: number) => bare(`${'[{"a":'.repeat(depth)}0${'}]'.repeat(depth)}`);

/** One of each kind of what programs and people send and nobody expects, by name. */
export const rubbish: Record<string, () => unknown> = {
  NUL: () => 'a\0b',
  'NUL alone': () => '\0',
  'half a surrogate pair': () => 'a\uD800b',
  'line breaks': () => 'Ann\r\nBcc: everyone@example.com',
  controls: () => '\u0001\u0007\u001b[31m\u0085\u2028',
  'zero width': () => '\u200B\u200D\u2060\uFEFF',
  fillers: () => '\u3164\u115F\u2800',
  'turned direction': () => '\u202Egnp.exe\u202C',
  empty: () => '',
  spaces: () => ' \u00A0\u3000 ',
  emoji: () => '👩‍👩‍👧‍👦🏳️‍🌈',
  'many marks': () => `Z${'\u0301'.repeat(5_000)}`,
  'very long': () => 'x'.repeat(100_000),
  'LIKE wildcards': () => "%_\\%'",
  SQL: () => `'; DROP TABLE "User"; --`,
  markup: () => '<script>alert(1)</script>',
  path: () => '../../etc/passwd',
  formula: () => '=1+1',
  'a name of every object': () => '__proto__',
  'another name of every object': () => 'constructor',
  'not a number': () => 'NaN',
  'an endless number': () => bare('1e400'),
  'a number without beginning': () => bare('-1e400'),
  'negative zero': () => bare('-0'),
  'a tiny number': () => bare('5e-324'),
  'beyond integers': () => bare('9007199254740993'),
  'beyond the column': () => 2_147_483_648,
  'a negative number': () => -1,
  'half a number': () => 0.5,
  'no value': () => null,
  true: () => true,
  'an empty list': () => [],
  'a long list': () => Array(100_000).fill(0),
  'a deep value': () => deep(5_000),
  'an empty object': () => ({}),
  'a prototype': () => bare('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}'),
  'the year 0': () => new Date('0000-01-01T00:00:00Z'),
  'the last instant': () => new Date(8.64e15),
  'the first instant': () => new Date(-8.64e15),
  'no date': () => new Date(Number.NaN),
  'a day that does not exist': () => '2026-02-30',
  'the year 0 as text': () => '0000-01-01',
  'a far day': () => '+275760-09-13',
  'a time that does not exist': () => '2026-02-30T25:61',
  'an unknown zone': () => 'Etc/Unknown',
  'an offset': () => '+05:30',
  'an id of nobody': () => '00000000-0000-7000-8000-000000000000',
  'an id with NUL': () => '00000000-0000-7000-8000-00000000000\0',
  'another form of Unicode': () => 'Jose\u0301 Nu\u0301n\u0303ez'.normalize('NFD'),
};

const withMeta = (json: string, values: string) => `{"json":${json},"meta":{"values":${values}}}`;

/** Bodies that are no input at all: broken JSON, and what the transport around an input could be made to do. */
export const brokenBodies: Record<string, string> = {
  nothing: '',
  'no JSON': '{"json":',
  'a list': '[]',
  'a number': '1e400',
  'no transport': '{"purchaseId":"x"}',
  'a NUL byte': '{"json":"\0"}',
  'duplicate keys': '{"json":{"slug":"a","slug":"\\u0000"},"json":{"slug":"\\ud800"}}',
  'meta that is none': '{"json":{},"meta":5}',
  'meta about the prototype': withMeta('{}', '{"__proto__.isAdmin":["Date"]}'),
  'meta about the constructor': withMeta('{}', '{"constructor.prototype.x":["Date"]}'),
  'a pattern': withMeta('{"slug":"/(/"}', '{"slug":["regexp"]}'),
  'a bigint that is none': withMeta('{"slug":"x"}', '{"slug":["bigint"]}'),
  'an address that is none': withMeta('{"slug":"x"}', '{"slug":["URL"]}'),
  'an unknown class': withMeta('{"slug":"x"}', '{"slug":[["class","x"]]}'),
  'an unknown symbol': withMeta('{"slug":"x"}', '{"slug":[["symbol","x"]]}'),
  'a set': withMeta('{"slug":["a"]}', '{"slug":["set"]}'),
  'a set of nothing': withMeta('{"slug":5}', '{"slug":["set"]}'),
  'an equal part that is not there': '{"json":{},"meta":{"referentialEqualities":{"a.b.c":["d"]}}}',
  'deep nesting': `{"json":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
};
