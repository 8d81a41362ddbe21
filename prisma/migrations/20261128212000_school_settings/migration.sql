CREATE TABLE "SchoolSettings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "sellerName" TEXT NOT NULL DEFAULT 'Caravan',
    "sellerAddress" TEXT NOT NULL DEFAULT '',
    "taxId" TEXT NOT NULL DEFAULT '',
    "taxRateBasisPoints" INTEGER NOT NULL DEFAULT 0,
    "supportEmail" TEXT NOT NULL DEFAULT 'help@caravan.example',
    "logo" BYTEA,
    "logoTag" TEXT,
    "fullRefundHours" INTEGER NOT NULL DEFAULT 48,
    "sessionNoticeHours" INTEGER NOT NULL DEFAULT 24,
    "updatedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SchoolSettings_pkey" PRIMARY KEY ("id")
);

-- One row, always there, so that whoever reads it needs no case for its absence.
ALTER TABLE "SchoolSettings"
  ADD CONSTRAINT settings_one_row CHECK (id = 1),
  ADD CONSTRAINT settings_seller CHECK (length(trim("sellerName")) > 0 AND length(trim("supportEmail")) > 0),
  ADD CONSTRAINT settings_tax_rate CHECK ("taxRateBasisPoints" BETWEEN 0 AND 9999),
  ADD CONSTRAINT settings_policy CHECK ("fullRefundHours" BETWEEN 0 AND 8760 AND "sessionNoticeHours" BETWEEN 0 AND 8760),
  ADD CONSTRAINT settings_logo CHECK ((logo IS NULL) = ("logoTag" IS NULL) AND octet_length(logo) <= 131072);

INSERT INTO "SchoolSettings" DEFAULT VALUES;

CREATE FUNCTION refuse_settings_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'The settings of the school cannot be removed.' USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER settings_stay BEFORE DELETE ON "SchoolSettings" FOR EACH ROW EXECUTE FUNCTION refuse_settings_removal();
CREATE TRIGGER settings_stay_whole BEFORE TRUNCATE ON "SchoolSettings" FOR EACH STATEMENT EXECUTE FUNCTION refuse_settings_removal();
