-- CreateTable
CREATE TABLE "Certificate" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "purchaseId" UUID NOT NULL,
    "studentName" TEXT NOT NULL,
    "courseTitle" TEXT NOT NULL,
    "schoolName" TEXT NOT NULL,
    "trainerNames" TEXT[],
    "sessionsHeld" INTEGER NOT NULL,
    "startedOn" DATE NOT NULL,
    "completedOn" DATE NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokeReason" TEXT,

    CONSTRAINT "Certificate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_number_key" ON "Certificate"("number");

-- CreateIndex
CREATE INDEX "Certificate_purchaseId_idx" ON "Certificate"("purchaseId");

-- CreateIndex
CREATE INDEX "Certificate_issuedAt_idx" ON "Certificate"("issuedAt");

-- CreateIndex
CREATE INDEX "SessionResult_recordedAt_idx" ON "SessionResult"("recordedAt");

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_purchaseId_fkey" FOREIGN KEY ("purchaseId") REFERENCES "Purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- One certificate of a purchase is valid at a time. It says what it said when it was issued, and a revoked one stays revoked.
CREATE UNIQUE INDEX certificate_valid_once ON "Certificate" ("purchaseId") WHERE "revokedAt" IS NULL;
ALTER TABLE "Certificate"
  ADD CONSTRAINT certificate_number CHECK (number ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  ADD CONSTRAINT certificate_held CHECK ("sessionsHeld" > 0 AND "completedOn" >= "startedOn"),
  ADD CONSTRAINT certificate_revoked CHECK (("revokedAt" IS NULL) = ("revokeReason" IS NULL));
CREATE TRIGGER certificate_stays BEFORE UPDATE ON "Certificate" FOR EACH ROW
  WHEN (OLD."revokedAt" IS NOT NULL OR to_jsonb(OLD) - 'revokedAt' - 'revokeReason' <> to_jsonb(NEW) - 'revokedAt' - 'revokeReason')
  EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER certificate_kept BEFORE DELETE ON "Certificate" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER certificate_no_truncate BEFORE TRUNCATE ON "Certificate" EXECUTE FUNCTION refuse_rewriting();

-- A certificate is for a purchase that did not end otherwise, each of whose sessions has a result, and for no more sessions
-- than were held. The purchase is locked first, as every verb that moves or cancels its sessions does.
CREATE FUNCTION on_certificate_issued() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE p record; s record;
BEGIN
  SELECT status, "sessionCount" INTO p FROM "Purchase" WHERE id = NEW."purchaseId" FOR SHARE;
  IF NOT FOUND THEN RETURN NEW; END IF;
  SELECT count(*) AS booked, count(r."sessionId") AS settled,
         count(*) FILTER (WHERE r.outcome IN ('HELD', 'CUT_SHORT')) AS held INTO s
    FROM "TrainingSession" t LEFT JOIN "SessionResult" r ON r."sessionId" = t.id
    WHERE t."purchaseId" = NEW."purchaseId" AND t.status <> 'CANCELLED';
  IF p.status IN ('PENDING', 'EXPIRED', 'CANCELLED', 'REFUNDED') OR s.booked < p."sessionCount"
     OR s.settled < s.booked OR s.held <> NEW."sessionsHeld" THEN
    RAISE EXCEPTION 'certificate_earned: purchase % is %, with % of % sessions settled and % held',
      NEW."purchaseId", p.status, s.settled, p."sessionCount", s.held
      USING ERRCODE = 'check_violation', CONSTRAINT = 'certificate_earned';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_earned BEFORE INSERT ON "Certificate" FOR EACH ROW EXECUTE FUNCTION on_certificate_issued();
