-- Whether a stop is safe to heal without a person, as its last diagnosis found: only these are looked at again for healing.
ALTER TABLE "IncidentMember" ADD COLUMN "isHealable" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "IncidentMember_healable" ON "IncidentMember" (since) WHERE "endedAt" IS NULL AND "isHealable";
