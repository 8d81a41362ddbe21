import type {
  RegisteredConfig,
  RegisteredFunction,
} from '@/server/process/inngest/list-registered-functions';
import { appId } from '@/server/process/stages/contract';
import type { ServedFunction } from './describe-functions';

/** One way in which what Inngest has of a function differs from what the app serves. */
export type Difference = {
  functionId: string;
  what: 'missing' | 'not served' | 'triggers' | 'retries' | 'cancelOn' | 'concurrency' | 'address';
};

/** Whether events are lost because of it. */
export const isFatal = ({ what }: Difference): boolean => what === 'missing' || what === 'triggers';

/**
 * How what Inngest has differs from what the app serves. Options that Inngest does not tell are not compared, nor anything but
 * ids where it tells none: for those the caller compares what was last registered.
 */
export function compareFunctions(
  served: readonly ServedFunction[],
  registered: readonly RegisteredFunction[],
): Difference[] {
  const prefix = `${appId}-`;
  const ids = new Set(served.map(({ id }) => id.slice(prefix.length)));
  const surplus = registered.filter(({ id }) => !ids.has(id));
  return [
    ...served.flatMap((fn): Difference[] => {
      const functionId = fn.id.slice(prefix.length);
      const found = registered.find(({ id }) => id === functionId);
      if (!found) return [{ functionId, what: 'missing' }];
      const { config } = found;
      if (!config) return [];
      const [mine, theirs] = [wanted(fn), had(config)];
      return aspects.filter((what) => mine[what] !== theirs[what]).map((what) => ({ functionId, what }));
    }),
    ...surplus.map(({ id }): Difference => ({ functionId: id, what: 'not served' })),
  ];
}

const aspects = ['triggers', 'retries', 'cancelOn', 'concurrency', 'address'] as const;
type Aspects = Record<(typeof aspects)[number], string>;

type Option = string | number | null | undefined;
/** The same text for the same options, in whatever order: what is absent, null or empty is the same. */
const inOrder = (rows: Option[][]) => JSON.stringify(rows.map((row) => row.map((o) => o || null)).sort());

function wanted({ triggers, steps, cancel = [], concurrency = [] }: ServedFunction): Aspects {
  const limits = typeof concurrency === 'number' ? [{ limit: concurrency }] : [concurrency].flat();
  return {
    triggers: inOrder(triggers.map((t) => ('cron' in t ? [t.cron] : [null, t.event, t.expression]))),
    retries: String(steps.step.retries?.attempts ?? null),
    cancelOn: inOrder(cancel.map((c) => [c.event, c.if, c.timeout])),
    concurrency: inOrder(limits.map((l) => limitRow(l))),
    address: addressOf(steps.step.runtime.url),
  };
}

function had({ triggers, steps, cancel, concurrency }: RegisteredConfig): Aspects {
  const [step] = steps ?? [];
  return {
    triggers: inOrder(triggers.map((t) => (t.cron ? [t.cron] : [null, t.event, t.expression]))),
    retries: String(step?.retries ?? null),
    cancelOn: inOrder((cancel ?? []).map((c) => [c.event, c.if, c.timeout])),
    concurrency: inOrder((concurrency ?? []).map((l) => limitRow(l))),
    address: addressOf(step?.uri ?? ''),
  };
}

const limitRow = ({ limit, key, scope }: { limit: number; key?: Option; scope?: Option }): Option[] => [
  limit,
  key,
  String(scope || 'fn').toLowerCase(),
];

// Inngest calls this machine by its name.
function addressOf(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  if (['127.0.0.1', '0.0.0.0', '[::1]'].includes(url.hostname)) url.hostname = 'localhost';
  return url.href;
}
