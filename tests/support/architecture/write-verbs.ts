import { isIn, isTest } from './paths';
import type { Source } from './read-source';
import type { WholeRule } from './rule';

/** Where verbs act for somebody. Below them nothing decides who may; above them entrances only translate. */
const districts = ['lab', 'operations', 'sales', 'fulfillment', 'purchases', 'people', 'school'].map(
  (name) => `server/${name}`,
);

/** What takes a context first and writes, and asks nobody whether it may, with the reason. */
const reasons: Record<string, string> = {
  'server/sales/gateway/test': "the provider's side of a payment: it stands in for somebody else's service",
};

/**
 * The verbs that write, by path and name: functions that take the context first and change rows, or call such a verb. What
 * takes the transaction first (`tx`) is a part of the verb that opened it, and not a verb.
 */
export function findWriteVerbs(
  sources: readonly Source[],
): { path: string; name: string; isFirst: boolean }[] {
  const verbs = sources.filter(
    ({ path, functions }) =>
      isIn(path, ...districts) &&
      !isTest(path) &&
      !isIn(path, ...Object.keys(reasons)) &&
      functions.some(({ isVerb }) => isVerb),
  );
  const writing = new Set(verbs.filter(({ writes }) => writes).map(moduleOf));
  for (let before = -1; before < writing.size; ) {
    before = writing.size;
    for (const source of verbs) {
      if (source.calls.some((target) => writing.has(target))) writing.add(moduleOf(source));
    }
  }
  return verbs
    .filter((source) => writing.has(moduleOf(source)))
    .flatMap(({ path, functions }) =>
      functions
        .filter(({ isVerb }) => isVerb)
        .map(({ name, authorizesFirst }) => ({ path, name, isFirst: authorizesFirst })),
    );
}

const moduleOf = ({ path }: Source) => path.replace(/\.\w+$/, '');

/** Every verb that writes begins by asking whether its actor may. */
export const authorizeFirst: WholeRule = (sources) =>
  findWriteVerbs(sources)
    .filter(({ isFirst }) => !isFirst)
    .map(({ path, name }) => `${path}: ${name} writes, and its first statement is not authorize(ctx, …)`);
