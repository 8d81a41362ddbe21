import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readPng } from './read-png';

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function png({ width = 32, height = 16, rows = 16, color = 2, filter = 0 } = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, color], 8);
  const row = Buffer.alloc(1 + width * 3);
  row[0] = filter;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: rows }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('a whole PNG image is read with its size', () => {
  expect(readPng(png())).toEqual({ width: 32, height: 16 });
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['an SVG image', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a PNG that is cut off', png().subarray(0, -20)],
  ['a PNG with something behind it', Buffer.concat([png(), Buffer.from('<script>')])],
  ['a PNG with rows missing', png({ rows: 10 })],
  ['a PNG with more rows than it says', png({ rows: 10_000 })],
  ['a PNG of one pixel', png({ width: 1, height: 1 })],
  ['a PNG that is too wide', png({ width: 20_000, rows: 1 })],
  ['a PNG of an unknown color type', png({ color: 5 })],
  ['a PNG with a palette that is not there', png({ color: 3 })],
  ['a PNG with an unknown filter', png({ filter: 9 })],
])('%s is refused', (_, bytes) => expect(readPng(bytes)).toBeNull());

test('a PNG with one bit changed is refused, wherever it is', () => {
  const image = png();
  for (let at = 0; at < image.length; at++) {
    const changed = Buffer.from(image);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(readPng(changed)).toBeNull();
  }
});
