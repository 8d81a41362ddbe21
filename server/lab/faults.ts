import type { Fault } from './arming/fault';
import { consumerNotDeployed } from './faults/consumer-not-deployed';
import {
  sessionUnconfirmed,
  studentAbsent,
  trainerNoShow,
  trainerSilent,
} from './faults/delivery/session-faults';
import { eventNotPublished } from './faults/event-not-published';
import { lostWebhook } from './faults/lost-webhook';
import { mailRefused } from './faults/mail-refused';
import { disputedWhileWaiting } from './faults/money/disputed-while-waiting';
import { paidWhenCancelled, paidWhenSuperseded } from './faults/money/paid-too-late';
import { paidTwice } from './faults/money/paid-twice';
import { disputedWhenCancelled, paymentDisputed } from './faults/money/payment-disputed';
import { refundFailed, refundFailedWhenCancelled } from './faults/money/refund-failed';
import { wrongAmount } from './faults/money/wrong-amount';
import { noCommonSlot, noEligibleTrainer } from './faults/no-trainer';
import { paymentReversed } from './faults/payment-reversed';
import { processedWithoutResult } from './faults/processed-without-result';
import { resultWithoutEvent } from './faults/result-without-event';
import { retriesExhausted, runFailed, runRetrying } from './faults/run-failing';
import { runQueued } from './faults/run-queued';
import { slowStep } from './faults/slow-step';
import { trainerUnavailable } from './faults/trainer-unavailable';

/** Every way to break a purchase. The first four are the failures of the system that Caravan replaces. */
export const faults: readonly Fault[] = [
  consumerNotDeployed,
  processedWithoutResult,
  resultWithoutEvent,
  lostWebhook,
  eventNotPublished,
  runQueued,
  runRetrying,
  runFailed,
  retriesExhausted,
  noEligibleTrainer,
  noCommonSlot,
  trainerUnavailable,
  paymentReversed,
  mailRefused,
  wrongAmount,
  paidTwice,
  paidWhenSuperseded,
  paidWhenCancelled,
  refundFailed,
  refundFailedWhenCancelled,
  paymentDisputed,
  disputedWhileWaiting,
  disputedWhenCancelled,
  sessionUnconfirmed,
  trainerSilent,
  trainerNoShow,
  studentAbsent,
  slowStep,
];

/** The fault of that name, or null. */
export const faultNamed = (name: string): Fault | null => faults.find((fault) => fault.name === name) ?? null;
