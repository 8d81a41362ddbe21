import { createClient } from '@/server/postgres/create-client';

/**
 * Adds purchases whose series are over to a school of `fillSchool`, spread over two years: each by another student,
 * with its allocation, and without sessions. Written without triggers, as plain rows.
 */
export async function fillHistory(
  databaseUrl: string,
  { from, to, trainers }: { from: number; to: number; trainers: number },
): Promise<void> {
  const client = createClient(databaseUrl);
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    for (const statement of statements) {
      await client.query(
        statement
          .replaceAll(':from', String(from))
          .replaceAll(':to', String(to - 1))
          .replaceAll(':trainers', String(trainers)),
      );
    }
    await client.query('SET session_replication_role = origin');
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

const statements = [
  `INSERT INTO "User" (id, name, email) SELECT md5('past-student-' || n)::uuid, 'Student ' || n, n || '@past.example.com'
   FROM generate_series(:from, :to) n`,
  `INSERT INTO "Purchase" (id, status, "correlationId", "checkoutKey", "studentId", "courseId", "planId", "sessionCount",
     "sessionMinutes", "sessionsPerWeek", amount, currency, preferences, "checkoutExpiresAt", "confirmedAt", "bookedAt")
   SELECT md5('past-' || n)::uuid, 'SCHEDULED', md5('past-c-' || n)::uuid, md5('past-k-' || n)::uuid, md5('past-student-' || n)::uuid, p."courseId", p.id,
     10, 60, 2, 50000, 'EUR', '{}', now(), now(), now()
   FROM generate_series(:from, :to) n, (SELECT id, "courseId" FROM "CoursePlan" LIMIT 1) p`,
  `INSERT INTO "TrainerAllocation" (id, "purchaseId", "trainerId", explanation, "createdAt", "completedAt")
   SELECT md5('past-a-' || n)::uuid, md5('past-' || n)::uuid, md5('trainer-' || n % :trainers)::uuid, '{}', now() - (n % 730) * interval '1 day', now()
   FROM generate_series(:from, :to) n`,
];
