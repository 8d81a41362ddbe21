import type { TrainerProfile } from '@/server/school/trainers/trainer-profile';

/** Reads the profile form: numbers as integers, and the weekly limit in minutes or null. */
export function readProfile(form: FormData, zone: string): TrainerProfile {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const hours = text('weeklyHours');
  return {
    name: text('name'),
    email: text('email'),
    headline: text('headline'),
    bio: text('bio'),
    zone,
    meetingUrl: text('meetingUrl') || null,
    languages: form.getAll('languages').map(String),
    maxStudents: Number(text('maxStudents')),
    bufferMinutes: Number(text('bufferMinutes')),
    maxWeeklyMinutes: hours === '' ? null : Math.round(Number(hours) * 60),
  };
}
