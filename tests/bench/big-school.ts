import { createClient } from '@/server/postgres/create-client';

/** Skills of the school; each trainer teaches three of them, and everybody teaches `everybody`. */
export const skillCount = 20;
export const everybody = 'everybody';

/**
 * A school of `trainers` trainers with ten future sessions each: five weekdays of eight or nine hours in four zones, one
 * in eight with a weekly limit, one in ten on leave, one in twenty full, one in thirty paused. Written without triggers,
 * as plain rows. A course for each skill, with a plan of ten sessions of an hour, two a week.
 */
export async function fillSchool(databaseUrl: string, trainers: number): Promise<void> {
  const client = createClient(databaseUrl);
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    for (const statement of statements) {
      await client.query(
        statement.replaceAll(':trainers', String(trainers)).replaceAll(':skills', String(skillCount)),
      );
    }
    await client.query('SET session_replication_role = origin');
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

const skills = `(SELECT 'skill-' || s AS skill FROM generate_series(0, :skills - 1) s UNION ALL SELECT '${everybody}') skills`;

const statements = [
  `INSERT INTO "Trainer" (id, name, email, headline, bio, zone, languages, "maxStudents", "maxWeeklyMinutes", "pausedAt")
   SELECT md5('trainer-' || t)::uuid, 'Trainer ' || t, t || '@trainers.example.com', '', '',
     (ARRAY['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC'])[1 + t % 4],
     CASE WHEN t % 5 = 0 THEN ARRAY['de'] ELSE ARRAY['en', 'de'] END,
     CASE WHEN t % 20 = 0 THEN 1 ELSE 10 END, CASE WHEN t % 8 = 0 THEN 600 END, CASE WHEN t % 30 = 0 THEN now() END
   FROM generate_series(0, :trainers - 1) t`,
  `INSERT INTO "TrainerSkill" ("trainerId", skill, level)
   SELECT DISTINCT ON (t, skill) md5('trainer-' || t)::uuid, skill, (ARRAY['BEGINNER', 'INTERMEDIATE', 'ADVANCED'])[1 + t % 3]::"Level"
   FROM generate_series(0, :trainers - 1) t,
     LATERAL (SELECT 'skill-' || (t * 7 + n * (1 + t % 5)) % :skills AS skill FROM generate_series(0, 2) n
              UNION ALL SELECT '${everybody}') taught`,
  `INSERT INTO "TrainerAvailability" (id, "trainerId", weekday, "startMinute", "endMinute")
   SELECT md5('window-' || t || '-' || d)::uuid, md5('trainer-' || t)::uuid, d, CASE WHEN t % 3 = 0 THEN 780 ELSE 540 END,
     CASE WHEN t % 3 = 0 THEN 1260 ELSE 1080 END
   FROM generate_series(0, :trainers - 1) t, generate_series(1, 5) d`,
  `INSERT INTO "TrainerTimeOff" (id, "trainerId", "startsAt", "endsAt")
   SELECT md5('off-' || t)::uuid, md5('trainer-' || t)::uuid, now() + interval '7 days', now() + interval '90 days'
   FROM generate_series(0, :trainers - 1) t WHERE t % 10 = 7`,
  `INSERT INTO "Course" (id, slug, title, summary, description, topic, skill, level, language)
   SELECT md5('course-' || skill)::uuid, skill, skill, '', '', 'Bench', skill, 'BEGINNER', 'en' FROM ${skills}`,
  `INSERT INTO "CoursePlan" (id, "courseId", name, "sessionCount", "sessionMinutes", "sessionsPerWeek", amount, currency)
   SELECT md5('plan-' || skill)::uuid, md5('course-' || skill)::uuid, 'Steady', 10, 60, 2, 50000, 'EUR' FROM ${skills}`,
  `INSERT INTO "User" (id, name, email) SELECT md5('student-' || t)::uuid, 'Student ' || t, t || '@students.example.com'
   FROM generate_series(0, :trainers - 1) t`,
  `INSERT INTO "Purchase" (id, status, "correlationId", "checkoutKey", "studentId", "courseId", "planId", "sessionCount",
     "sessionMinutes", "sessionsPerWeek", amount, currency, preferences, "checkoutExpiresAt", "confirmedAt", "bookedAt")
   SELECT md5('purchase-' || t)::uuid, 'SCHEDULED', md5('c-' || t)::uuid, md5('k-' || t)::uuid, md5('student-' || t)::uuid, md5('course-${everybody}')::uuid, md5('plan-${everybody}')::uuid,
     10, 60, 2, 50000, 'EUR', '{}', now(), now(), now()
   FROM generate_series(0, :trainers - 1) t`,
  `INSERT INTO "TrainerAllocation" (id, "purchaseId", "trainerId", explanation, "createdAt")
   SELECT md5('allocation-' || t)::uuid, md5('purchase-' || t)::uuid, md5('trainer-' || t)::uuid, '{}', now() - (t % 60) * interval '1 day'
   FROM generate_series(0, :trainers - 1) t`,
  `INSERT INTO "TrainingSession" (id, "purchaseId", "studentId", "allocationId", "trainerId", ordinal, "startsAt", "endsAt")
   SELECT md5('session-' || t || '-' || n)::uuid, md5('purchase-' || t)::uuid, md5('student-' || t)::uuid, md5('allocation-' || t)::uuid, md5('trainer-' || t)::uuid, n, at,
     at + interval '1 hour'
   FROM generate_series(0, :trainers - 1) t, generate_series(1, 10) n,
     LATERAL (SELECT date_trunc('week', now()) + ((n + 1) / 2) * interval '7 days' + (n % 2) * 2 * interval '1 day'
       + (8 + t % 9) * interval '1 hour' AS at) slot`,
];
