import type { SchoolDetails } from '@/server/school/settings/school-details';

/** The seller of the demo school. */
export const demoSchool: SchoolDetails = {
  sellerName: 'Caravan Learning',
  sellerAddress: '12 Residency Road\nBengaluru 560025\nIndia',
  taxId: 'GSTIN 29AAACC1206D1ZM',
  taxRateBasisPoints: 1800,
  supportEmail: 'help@caravan.example',
  fullRefundHours: 48,
  sessionNoticeHours: 24,
  timeOffNeedsApproval: true,
  staffNeedTwoFactor: false,
  resultHours: 12,
};
