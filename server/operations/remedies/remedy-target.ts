import type { Verdict } from '@/server/operations/causes/verdict';
import type { Evidence } from '@/server/operations/evidence/evidence';
import type { RemedyIntent } from './remedy-claim';

/** A stop with all that a remedy for it needs to know. */
export type RemedyTarget = {
  evidence: Evidence;
  verdict: Extract<Verdict, { stopId: string }>;
  intent: RemedyIntent;
};
export type Applied = { remedyId: string; summary: string };
