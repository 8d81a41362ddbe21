-- CreateTable
CREATE TABLE "FunctionSighting" (
    "functionId" TEXT NOT NULL,
    "lastRunAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FunctionSighting_pkey" PRIMARY KEY ("functionId")
);
