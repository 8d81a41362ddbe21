import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { CauseCode } from '@/server/operations/vocabulary/causes';
import type { RemedyAccess, RemedyKind } from '@/server/operations/vocabulary/remedies';
import type { confidenceWords, StopState } from '@/server/operations/vocabulary/verdict-words';
import type { StageId } from '@/server/process/stages/stages';

export type Confidence = { level: keyof typeof confidenceWords; reason: string };

/** One thing that is known, what it means for the verdict, and how anyone can check it. */
export type EvidenceItem = {
  label: string;
  finding: string;
  /** Whether it speaks for all being well, for trouble, or neither. */
  tone: 'ok' | 'bad' | 'warn' | 'neutral';
  /** SQL that shows it. */
  query?: string;
  /** Where it can be asked for, when it is not in the database. */
  link?: string;
};

export type RemedyOffer = {
  kind: RemedyKind;
  label: string;
  /** Who may apply it: SUPPORT as well, or ADMIN alone. */
  access: RemedyAccess;
  isRecommended: boolean;
};

/** One thing that the process promises of a stage, and what was found. */
type Comparison = {
  what: 'Event' | 'Done by' | 'Result' | 'Status';
  expected: string;
  observed: string;
  /** `open`: not there yet, and nothing says that it should be. */
  state: 'met' | 'differs' | 'open';
};

/** A stage as it should be beside how it is. `isFirstDifference` marks the one place to look at first. */
export type StageComparison = {
  id: StageId;
  title: string;
  isFirstDifference: boolean;
  rows: Comparison[];
};

/** Where exactly it stopped. */
export type StopPoint = {
  stage: StageId;
  title: string;
  event: { id: string; name: string; inngestEventId: string | null } | null;
  functionId: string | null;
  /** The step of the function, where a run got as far as one. */
  step: string | null;
  since: Date | null;
};

type VerdictBase = {
  purchaseId: string;
  number: number;
  status: PurchaseStatus;
  at: Date;
  isLate: boolean;
  lateSince: Date | null;
  headline: string;
  /** What it means and what happens next, in a sentence or two. */
  explanation: string;
  confidence: Confidence;
  evidence: EvidenceItem[];
  /** Each stage of the process, expected beside observed. */
  stages: StageComparison[];
};

/**
 * The answer to "why is it stuck?". A late purchase always has a cause; what has none is not late. `booked`:
 * its sessions are held in their time. `fulfilled` and `ended`:
 * nothing is expected any more. `on-time`: expected, and not late. `waiting`: for capacity to change. `moving`: late, but in
 * progress. `stopped`: nothing continues without a remedy.
 */
export type Verdict = VerdictBase &
  (
    | {
        state: 'booked' | 'fulfilled' | 'ended' | 'on-time';
        cause: null;
        stop: null;
        stopId: null;
        remedies: [];
        healing: null;
      }
    | {
        state: StopState;
        cause: CauseCode;
        stop: StopPoint;
        /** Names this very stop: the same for everyone who looks while nothing has changed. */
        stopId: string;
        remedies: RemedyOffer[];
        healing: Healing | null;
      }
  );

/** A remedy that is safe without a person, and why: the reason that timeline and audit log give. */
export type Healing = { kind: RemedyKind; reason: string };

/** What a rule says when it knows the cause. */
export type Finding = {
  state: StopState;
  headline: string;
  explanation: string;
  confidence: Confidence;
  /** Defaults to the stage that the purchase's status waits for. */
  stage?: StageId;
  step?: string;
  /** Since when it stops; defaults to when the purchase arrived in its status. */
  since?: Date;
  /** What tells this stop from the next of its kind; defaults to the stage's latest event. */
  key?: string;
  /** The first one is recommended. */
  remedies: RemedyKind[];
  /** Only where it is safe without a person. */
  healing?: Healing;
};

/** A rule of causes/: the finding when it is this cause, null when it is not. */
export type CauseRule = (evidence: import('../evidence/evidence').Evidence) => Finding | null;
