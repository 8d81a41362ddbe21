import { z } from 'zod';
import { emailAddress } from '@/server/core/text/email';
import { line, optionalLine } from '@/server/core/text/line';
import { optionalProse } from '@/server/core/text/prose';

/** Hours in a year. */
const mostHours = 8760;
const hours = z.number().int().min(0).max(mostHours, `Use at most ${mostHours} hours.`);

/** What administrators write about their school. */
export const schoolDetails = z.object({
  sellerName: line(100),
  sellerAddress: optionalProse(300),
  taxId: optionalLine(60),
  /** Basis points: 1900 is 19 %. */
  taxRateBasisPoints: z.number().int().min(0).max(9999, 'Use less than 100 %.'),
  supportEmail: emailAddress(),
  /** Hours before the first session. */
  fullRefundHours: hours,
  /** Hours before each session. */
  sessionNoticeHours: hours,
  /** Otherwise time off that trainers ask for takes effect at once. */
  timeOffNeedsApproval: z.boolean(),
  staffNeedTwoFactor: z.boolean(),
  /** Hours after the end of a session within which its result is due. */
  resultHours: z.number().int().min(1, 'Use at least 1 hour.').max(168, 'Use at most 168 hours.'),
});

export type SchoolDetails = z.infer<typeof schoolDetails>;

/** The columns of the settings that schoolDetails describes. */
export const schoolColumns = {
  sellerName: true,
  sellerAddress: true,
  taxId: true,
  taxRateBasisPoints: true,
  supportEmail: true,
  fullRefundHours: true,
  sessionNoticeHours: true,
  timeOffNeedsApproval: true,
  staffNeedTwoFactor: true,
  resultHours: true,
} as const;
