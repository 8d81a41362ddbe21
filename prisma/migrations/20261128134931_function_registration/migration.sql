-- What the app last registered with Inngest, in one row. A replica claims it before it registers, so that one does at a
-- time; "busyUntil" frees the claim of a replica that died, and keeps registrations a second apart.
CREATE TABLE "FunctionRegistration" (
  "app" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  "inngestUrl" TEXT NOT NULL,
  "registeredAt" TIMESTAMPTZ(3),
  "failures" INTEGER NOT NULL DEFAULT 0,
  "error" TEXT,
  "busyUntil" TIMESTAMPTZ(3) NOT NULL,
  "nextAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "FunctionRegistration_pkey" PRIMARY KEY ("app")
);

-- Which builds of the app are alive: only the newest of them registers what it serves.
CREATE TABLE "AppReplica" (
  "id" TEXT NOT NULL,
  "builtAt" TIMESTAMPTZ(3) NOT NULL,
  "seenAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "AppReplica_pkey" PRIMARY KEY ("id")
);
