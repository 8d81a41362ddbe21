import { createParser } from 'nuqs/server';
import { isId } from '@/server/core/text/is-id';
import { isReference } from '@/server/core/text/is-reference';
import { readText } from '@/server/core/text/read-param';
import { codeIn } from '@/server/core/vocabulary/codes';

// Each reads what it does not understand as null, so that an old or shortened link still shows a list.

/** One line of text of at most `most` characters. */
export const asText = (most = 200) =>
  createParser({ parse: (value) => readText(value, most) ?? null, serialize: String });

/** Text that `read` understands; what it does not is left out. */
export const asRead = <T extends string>(read: (text: string) => T | null | undefined) =>
  createParser({ parse: (value) => read(readText(value) ?? '') ?? null, serialize: String });

export const asId = asRead((text) => (isId(text) ? text : null));
/** What names something that may have no id of ours, e.g. a job. */
export const asReference = asRead((text) => (isReference(text) ? text : null));

/** One of the keys of a table of labels. */
export const asKeyOf = <K extends string>(labels: Record<K, unknown>) =>
  createParser<K>({ parse: (value) => codeIn(labels, value) ?? null, serialize: String });

/** On, written as 1, or absent. */
export const asFlag = createParser<boolean>({
  parse: (value) => value === '1' || null,
  serialize: () => '1',
});

/** A page of a list, from 2 on: the first needs no word. */
export const asPage = createParser({
  parse: (value) => {
    const page = Number(value);
    return Number.isInteger(page) && page > 1 && page <= 10_000 ? page : null;
  },
  serialize: String,
});
