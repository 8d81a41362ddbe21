import { z } from 'zod';
import type { TimelineCategory } from '@/prisma/generated/enums';
import type { Tone } from '@/server/core/vocabulary/tone';

/** What an entry says to staff: what happened, what more there is to know, how it looks. */
export type EntryWords = { title: EntryTitle; detail?: string; tone: Tone };
/** A sentence; with parts where it has names of the code in it. */
export type EntryTitle = string | readonly (string | { code: string })[];

/** A kind of entry: its category, what its `data` holds, and its words. `read` is null for data that is not of this kind. */
export function entryKind<Shape extends z.ZodRawShape>(
  category: TimelineCategory,
  shape: Shape,
  words: (data: z.output<z.ZodObject<Shape>>) => EntryWords,
) {
  const data = z.object(shape);
  return {
    category,
    data,
    read(stored: unknown): EntryWords | null {
      const parsed = data.safeParse(stored);
      return parsed.success ? words(parsed.data) : null;
    },
  };
}

/** Parts of a detail, joined; what is empty or does not apply is left out. */
export const join = (parts: (string | null | false)[], separator = ', '): string =>
  parts.filter(Boolean).join(separator);
