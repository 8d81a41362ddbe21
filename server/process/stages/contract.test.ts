import { expect, test } from 'vitest';
import { functions } from '@/server/functions/index';
import { contract } from './contract';

test('the contract names the functions that each event starts, as their triggers say', () => {
  const triggered = functions.flatMap(({ opts }) =>
    [opts.triggers ?? []]
      .flat()
      .flatMap((trigger) => ('event' in trigger ? [{ event: String(trigger.event), id: opts.id }] : [])),
  );
  const startedBy = (event: string) =>
    triggered.filter((trigger) => trigger.event === event).map(({ id }) => id);

  expect(triggered.length).toBeGreaterThan(0);
  for (const [event, consumers] of contract.consumersOf) expect(startedBy(event)).toEqual(consumers);
  expect(triggered.filter(({ event }) => !contract.consumersOf.has(event))).toEqual([]);
});
