import type { SchoolDetails } from '@/server/school/settings/school-details';

/** What the settings form holds, as the API takes it. */
export function readSettings(data: FormData): SchoolDetails {
  const text = (name: string) => String(data.get(name) ?? '');
  return {
    sellerName: text('sellerName'),
    sellerAddress: text('sellerAddress'),
    taxId: text('taxId'),
    // In percent on the form. Rounded, because 7.1 * 100 is not 710 in binary.
    taxRateBasisPoints: Math.round(Number(text('taxRate')) * 100),
    supportEmail: text('supportEmail'),
    fullRefundHours: Number(text('fullRefundHours')),
    sessionNoticeHours: Number(text('sessionNoticeHours')),
    timeOffNeedsApproval: data.has('timeOffNeedsApproval'),
    staffNeedTwoFactor: data.has('staffNeedTwoFactor'),
    resultHours: Number(text('resultHours')),
  };
}
