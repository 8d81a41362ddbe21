import { APIError } from 'better-auth/api';
import { z } from 'zod';
import { line } from '@/server/core/text/line';
import { zone } from '@/server/core/time/zone';

const profileSchema = z.object({
  name: line(80, {
    empty: 'Tell us your name.',
    long: 'Use at most 80 characters for your name.',
  }).optional(),
  zone: zone.nullish(),
  // Shown by a browser, so no other scheme: javascript: and data: are code.
  image: z
    .url({ protocol: /^https$/, error: 'Use an address of an image that begins with https://.' })
    .max(2_000)
    .nullish(),
});

/**
 * The name and zone of an account as they may be stored: the name trimmed and 1 to 80 characters, the zone an IANA zone.
 * Throws Better Auth's BAD_REQUEST with a sentence for the person.
 */
export function checkProfile(input: unknown): z.infer<typeof profileSchema> {
  const profile = profileSchema.safeParse(input);
  if (profile.success) return profile.data;
  throw new APIError('BAD_REQUEST', {
    code: 'INVALID_PROFILE',
    message: profile.error.issues[0]?.message ?? 'Please check what you entered.',
  });
}
