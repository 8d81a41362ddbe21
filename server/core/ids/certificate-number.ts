/** Crockford's base 32: no I, L, O or U, which people confuse with other characters. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 14 random characters are 70 bits; 2 check them. */
const [drawn, all] = [14, 16];
/** The largest prime below 32². */
const modulus = 1021;

/** The number that `random` bytes make, five bits of each: at least 14. */
export function certificateNumber(random: Uint8Array): string {
  const body = Array.from(random.slice(0, drawn), (byte) => alphabet[byte % 32]).join('');
  if (body.length < drawn) throw new Error(`A certificate number needs ${drawn} random bytes.`);
  return body + checkCharacters(body);
}

/**
 * A number as people type it, with or without hyphens, in any case, O for 0, I and L for 1. Null when its check characters
 * do not fit: one wrong character, or two neighbors exchanged, always show.
 */
export function readCertificateNumber(typed: string): string | null {
  const text = typed
    .slice(0, 100)
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (text.length !== all || [...text].some((character) => !alphabet.includes(character))) return null;
  return checkCharacters(text.slice(0, drawn)) === text.slice(drawn) ? text : null;
}

/** A number in groups of four: 7K3M-9QXT-2WRD-5HC8. */
export function showCertificateNumber(number: string): string {
  return number.match(/.{1,4}/g)?.join('-') ?? number;
}

/**
 * The remainder of the number by a prime. Powers of 32 and their differences are no multiples of the prime, so neither one
 * changed character nor one exchange of neighbors leaves the remainder as it is.
 */
function checkCharacters(body: string): string {
  let rest = 0;
  for (const character of body) rest = (rest * 32 + alphabet.indexOf(character)) % modulus;
  return `${alphabet[Math.floor(rest / 32)]}${alphabet[rest % 32]}`;
}
