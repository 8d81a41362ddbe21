import { parsePreferences } from '@/server/scheduling/preferences/preferences';

/**
 * The IANA zone in which a student reads the times of a purchase: that of the profile, or of the preferred times while it
 * has none.
 */
export function readingZone(purchase: { student: { zone: string | null }; preferences: unknown }): string {
  return purchase.student.zone ?? parsePreferences(purchase.preferences).zone;
}
