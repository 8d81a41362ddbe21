-- Mail to a trainer that is about no purchase is written once for each kind and cause: a digest once for each week.
CREATE UNIQUE INDEX notification_once_for_trainer ON "Notification" ("trainerId", kind, cause) WHERE "purchaseId" IS NULL;
