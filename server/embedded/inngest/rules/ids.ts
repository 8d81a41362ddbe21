import { createHash, randomBytes } from 'node:crypto';
import { encodeTime, ulid } from 'ulid';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID for now. */
export const newId = (): string => ulid();

/** An id for a queue item: random, and short. */
export const newCallId = (): string => randomBytes(8).toString('hex');

/**
 * The ULID of the event at `index` (from 0) of a batch sent with `x-inngest-event-id-seed: <ms>,<base64 of 10 bytes>`:
 * the index plus one is added to the last four bytes. The same batch sent again gets the same ids. Undefined for a
 * header of another form.
 */
export function seededId(seed: string | undefined, index: number): string | undefined {
  const [, milliseconds, base64] = /^(\d{1,15}),([A-Za-z0-9+/=]+)$/.exec(seed ?? '') ?? [];
  if (!milliseconds || !base64 || Number(milliseconds) > 2 ** 48 - 1) return undefined;
  const entropy = Buffer.from(base64, 'base64');
  if (entropy.length !== 10) return undefined;
  entropy.writeUInt32BE((entropy.readUInt32BE(6) + index + 1) >>> 0, 6);
  return encodeTime(Number(milliseconds), 10) + encodeBase32(entropy);
}

function encodeBase32(bytes: Buffer): string {
  let bits = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (let i = 0; i < 16; i++) {
    text = (alphabet[Number(bits & 31n)] ?? '') + text;
    bits >>= 5n;
  }
  return text;
}

/** A UUID that is always the same for the same name. */
export function nameToUuid(name: string): string {
  const hash = createHash('sha1').update(`caravan:inngest:${name}`).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
