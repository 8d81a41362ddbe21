import { APIError } from 'better-auth/api';
import { z } from 'zod';
import { preferencesSchema } from '@/server/checkout/preferences';

const profileSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Tell us your name.')
    .max(80, 'Use at most 80 characters for your name.')
    .optional(),
  zone: preferencesSchema.shape.zone.nullish(),
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
