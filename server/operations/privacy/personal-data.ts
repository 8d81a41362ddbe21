import type { Prisma } from '@/prisma/generated/client';

/**
 * What a person gets of each table in the export of their account: a part of the file, or why nothing. A new table does not
 * compile without a line.
 */
export type Exported = { part: ExportPart } | { nothing: string };

/** The parts of the file, in order. */
export const exportParts = [
  'profile',
  'devices',
  'calendarFeeds',
  'trainer',
  'purchases',
  'messages',
  'emails',
] as const;
export type ExportPart = (typeof exportParts)[number];

const purchases = { part: 'purchases' } as const;
const trainer = { part: 'trainer' } as const;
const staffWork = { nothing: 'the work of staff' };
const machinery = { nothing: 'how Caravan works, with no words about a person' };
const school = { nothing: 'of the school, not of a person' };
const provider = { nothing: 'what the payment provider told; its facts are in the payments' };

export const personalData = {
  User: { part: 'profile' },
  AuthSession: { part: 'devices' },
  CalendarFeed: { part: 'calendarFeeds' },
  Trainer: trainer,
  TrainerSkill: trainer,
  TrainerAvailability: trainer,
  TrainerTimeOff: trainer,
  TimeOffRequest: trainer,
  Purchase: purchases,
  Enrollment: purchases,
  Payment: purchases,
  Refund: purchases,
  Receipt: purchases,
  TrainingSession: purchases,
  SessionMove: purchases,
  SessionJoin: purchases,
  SessionResult: purchases,
  Certificate: purchases,
  HelpRequest: purchases,
  Rating: purchases,
  NoShowReport: purchases,
  SessionSettlement: { nothing: 'what staff decided; a refund is with the payments' },
  Message: { part: 'messages' },
  Notification: { part: 'emails' },

  AuthAccount: { nothing: 'secrets' },
  AuthVerification: { nothing: 'secrets' },
  AuthTwoFactor: { nothing: 'secrets' },
  AuthPasskey: { nothing: 'secrets' },
  ApiToken: { nothing: 'secrets of machines; staff see theirs on the page of tokens' },
  Invitation: { nothing: 'secrets of an invitation, gone a month after it' },
  RoomPresence: { nothing: 'gone when the page is closed' },
  Erasure: { nothing: 'the trace of an account that is gone' },
  RateLimit: machinery,
  TimelineEntry: { nothing: 'for staff; what a student sees of it is in the purchases' },
  AuditEntry: staffWork,
  TrainerAllocation: { nothing: 'how a trainer was chosen; the trainer is with the sessions' },
  AllocationWait: { nothing: 'about trainers' },
  Reallocation: staffWork,
  TrainerAbsence: staffWork,
  AbsenceItem: staffWork,
  Remedy: staffWork,
  Incident: staffWork,
  IncidentAlert: staffWork,
  IncidentMember: staffWork,
  Treatment: staffWork,
  TreatmentItem: staffWork,
  BookDifference: staffWork,
  Dispute: provider,
  PaymentEvent: provider,
  TestGatewayCheckout: provider,
  TestGatewayRefund: provider,
  TestGatewayDispute: provider,
  TestGatewayDelivery: provider,
  Reconciliation: machinery,
  ReceiptSeries: machinery,
  OutboxEvent: machinery,
  ProcessedEvent: machinery,
  FunctionRegistration: machinery,
  FunctionSighting: machinery,
  AppReplica: machinery,
  JobFailure: machinery,
  IntegrityCheck: machinery,
  RetentionRun: machinery,
  LabFault: machinery,
  Course: school,
  CoursePlan: school,
  DiscountCode: school,
  DiscountCodeCourse: school,
  SchoolSettings: school,
} as const satisfies Record<Prisma.ModelName, Exported>;
