/** What the audit log tells of: the first word of each action. */
export const auditSubjects = {
  trainer: 'Trainers',
  reallocation: 'Undone reallocations',
  course: 'Courses',
  plan: 'Plans',
  session: 'Sessions',
  certificate: 'Certificates',
  rating: 'Ratings',
  purchase: 'Purchases',
  remedy: 'Remedies',
  incident: 'Incidents',
  feed: 'Calendar feeds',
  user: 'Team',
  token: 'API tokens',
  webhook: 'Webhooks',
  settings: 'Settings',
  discount: 'Discount codes',
  difference: 'Differences in the books',
  lab: 'Lab',
} as const;

/** `noun.past-verb`, e.g. `trainer.reallocated`. */
export type AuditAction = `${keyof typeof auditSubjects}.${string}`;
