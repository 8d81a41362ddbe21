import { crc32, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Pixels along one side. */
const [smallestSide, largestSide] = [16, 2000];
/** Samples of a pixel by color type, and the bits that each may have. Source: PNG specification, third edition, table 8. */
const colorTypes: Record<number, { samples: number; depths: number[] }> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};

/**
 * The width and height in pixels of a PNG image that any program can show: each chunk is whole, every pixel is there, and no
 * side is too small or too large. Null for anything else. Interlaced images are not accepted.
 */
export function readPng(bytes: Buffer): { width: number; height: number } | null {
  if (!bytes.subarray(0, 8).equals(signature)) return null;
  const chunks = readChunks(bytes.subarray(8));
  const [head] = chunks ?? [];
  if (!chunks || head?.type !== 'IHDR' || head.data.length !== 13) return null;
  const [width, height] = [head.data.readUInt32BE(0), head.data.readUInt32BE(4)];
  const [depth = 0, color = 0, compression, filter, interlace] = head.data.subarray(8);
  const kind = colorTypes[color];
  if (!kind?.depths.includes(depth) || compression !== 0 || filter !== 0 || interlace !== 0) return null;
  if (color === 3 && !chunks.some(({ type }) => type === 'PLTE')) return null;
  if ([width, height].some((side) => side < smallestSide || side > largestSide)) return null;
  const rowBytes = 1 + Math.ceil((width * depth * kind.samples) / 8);
  const data = Buffer.concat(chunks.flatMap(({ type, data }) => (type === 'IDAT' ? [data] : [])));
  return holdsPixels(data, rowBytes * height, rowBytes) ? { width, height } : null;
}

function readChunks(bytes: Buffer): { type: string; data: Buffer }[] | null {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 0; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return null;
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: bytes.subarray(at + 8, end) });
    at = end + 4;
    if (type === 'IEND') return at === bytes.length ? chunks : null;
  }
  return null;
}

/** Whether the compressed data are `length` bytes, each row of which begins with one of the five filters. */
function holdsPixels(data: Buffer, length: number, rowBytes: number): boolean {
  try {
    const pixels = inflateSync(data, { maxOutputLength: length });
    if (pixels.length !== length) return false;
    for (let at = 0; at < length; at += rowBytes) if ((pixels[at] ?? 5) > 4) return false;
    return true;
  } catch {
    return false;
  }
}
