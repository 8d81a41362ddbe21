import type { z } from 'zod';
import { isCodeOf } from '@/server/core/vocabulary/codes';
import { eventKinds } from './kinds/events';
import { messageKinds } from './kinds/messages';
import { paymentKinds } from './kinds/payments';
import { refundKinds } from './kinds/refunds';
import { remedyKinds } from './kinds/remedies';
import { sessionKinds } from './kinds/sessions';
import { trainerKinds } from './kinds/trainers';

/**
 * Every kind of timeline entry: its category, what its `data` holds, its words. What is written is parsed with it, and
 * what is read, too. An entry must tell what happened without looking elsewhere.
 */
export const timelineKinds = {
  ...paymentKinds,
  ...refundKinds,
  ...trainerKinds,
  ...sessionKinds,
  ...messageKinds,
  ...eventKinds,
  ...remedyKinds,
};

export type TimelineKind = keyof typeof timelineKinds;
export type EntryData<K extends TimelineKind> = z.output<(typeof timelineKinds)[K]['data']>;

export const isTimelineKind = (kind: string): kind is TimelineKind => isCodeOf(timelineKinds, kind);
