import { staffOutcomes } from '@/server/process/vocabulary/session-outcomes';
import type { WrittenResult } from './result-fields';

/** Reads the fields of a session's result. */
export function readResult(form: FormData): WrittenResult {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return {
    outcome: staffOutcomes.find((code) => code === form.get('outcome')) ?? 'HELD',
    topic: text('topic'),
    privateNote: text('privateNote'),
    studentNote: text('studentNote'),
    homework: text('homework'),
    materialsUrl: text('materialsUrl') || null,
  };
}
