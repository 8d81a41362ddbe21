import { isIn, isTest } from './paths';
import type { ExportedFunction, Source } from './read-source';
import type { WholeRule } from './rule';

type WriteVerb = { path: string } & Omit<ExportedFunction, 'isVerb'>;

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
export function findWriteVerbs(sources: readonly Source[]): WriteVerb[] {
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
        .map(({ name, authorizesFirst, parsesInput }) => ({ path, name, authorizesFirst, parsesInput })),
    );
}

const moduleOf = ({ path }: Source) => path.replace(/\.\w+$/, '');

/** Every verb that writes begins by asking whether its actor may. */
export const authorizeFirst: WholeRule = (sources) =>
  findWriteVerbs(sources)
    .filter(({ authorizesFirst }) => !authorizesFirst)
    .map(({ path, name }) => `${path}: ${name} writes, and its first statement is not authorize(ctx, …)`);

/**
 * Verbs that do not parse what they take: all of it was computed or read from the database by another verb, or it is a
 * setting or a function. Nothing of it has a form in which somebody could send it. By name, with what it takes.
 */
const unparsed: Record<string, string> = {
  ...Object.fromEntries(
    [
      'accept',
      'askTrainer',
      'makeUp',
      'refundOneSession',
      'cancel',
      'checkDispute',
      'recordRefundByHand',
      'refund',
      'retryRefund',
      'sendRefunds',
      'carryOut',
      'clearMarker',
      'enqueueMissing',
      'makeChange',
      'reallocate',
      'publishNow',
      'reconcile',
      'release',
      'replayEvent',
      'resendRefused',
      'runStageNow',
    ].map((remedy) => [remedy, 'a target: the parsed intent of applyRemedy with its evidence and verdict']),
  ),
  failRemedy: 'the intent that applyRemedy claimed, and an error',
  recordStop: 'a verdict',
  releaseTrainer: 'the allocation that bookSeries or a remedy read',
  reportViolations: 'the results of the integrity checks',
  waitForTrainer: 'the need that allocateTrainer loaded',
  cleanUp: 'the address of the database, from the settings',
  cleanUpWhenDue: 'the address of the database, from the settings',
  withoutTheRules: 'work to do',
  writeMails: 'mails that a verb composed',
  ...Object.fromEntries(
    ['Cancelled', 'Delivery', 'Dispute', 'Help', 'Payment', 'Refund', 'Waiting', 'Welcome'].map((what) => [
      `queue${what}Mails`,
      'instants that queueDueMails computed',
    ]),
  ),
};

/** Every verb that writes parses its input, if it has any, once its actor may. */
export const parseInput: WholeRule = (sources) =>
  findWriteVerbs(sources).flatMap(({ path, name, parsesInput }) => {
    const isExcepted = Object.hasOwn(unparsed, name);
    if (parsesInput === false && !isExcepted)
      return [`${path}: ${name} writes, and its second statement does not parse its input`];
    return parsesInput !== false && isExcepted ? [`${path}: ${name} is no exception any more`] : [];
  });
