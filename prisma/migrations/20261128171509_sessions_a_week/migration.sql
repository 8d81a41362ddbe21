-- A plan of two sessions cannot have three a week. What it can have is what such a plan meant; quotes that were made stay.
UPDATE "CoursePlan" SET "sessionsPerWeek" = "sessionCount" WHERE "sessionsPerWeek" > "sessionCount";
ALTER TABLE "CoursePlan" ADD CONSTRAINT course_plan_pace CHECK ("sessionsPerWeek" <= "sessionCount");
