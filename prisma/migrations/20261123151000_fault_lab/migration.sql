-- Faults that the lab keeps going until they are undone. The app reads it only where LAB is on.
CREATE TABLE "LabFault" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "purchaseId" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LabFault_pkey" PRIMARY KEY ("id")
);
