import { createHash } from 'node:crypto';
import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ValidationError } from '@/server/core/errors';
import { instant } from '@/server/core/time/instant';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimSettings } from './claim-settings';
import { readPng } from './read-png';

/** Bytes: what a logo needs at most, and well below what a request may hold. */
const largestLogo = 128 * 1024;

export const setLogoInput = z.object({
  /** The file in Base64; empty removes the logo. */
  png: z
    .string()
    .max(Math.ceil(largestLogo / 3) * 4, 'Use an image of at most 128 KB.')
    .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'This is no image.'),
  expected: instant.nullable(),
});

/**
 * Replaces or removes the logo of the school. Audited. Throws ValidationError `settings.logo` for what is no whole PNG
 * image of the allowed size, ConflictError `settings.changed`.
 */
export async function setLogo(ctx: Context, input: z.input<typeof setLogoInput>): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { png, expected } = setLogoInput.parse(input);
  const logo = png ? Buffer.from(png, 'base64') : null;
  const size = logo && readPng(logo);
  if (logo && !size)
    throw new ValidationError('settings.logo', 'Use a PNG image from 16 to 2,000 pixels wide and high.');
  const logoTag = logo && createHash('sha256').update(logo).digest('hex').slice(0, 16);
  await inTransaction(ctx, async (tx) => {
    await claimSettings(tx, { expected, now: ctx.now }, { logo, logoTag });
    await appendAudit(tx, ctx, {
      action: size ? 'settings.logo-set' : 'settings.logo-removed',
      subject: { kind: 'settings', id: 'school' },
      data: { ...size, logoTag },
    });
  });
}
