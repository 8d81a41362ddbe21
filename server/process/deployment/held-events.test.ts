import { expect, test } from 'vitest';
import type { RegisteredFunction } from '@/server/process/inngest/list-registered-functions';
import { contract } from '@/server/process/stages/contract';
import { heldEvents } from './held-events';

const fn = (id: string, events?: string[]): RegisteredFunction => ({
  id,
  internalId: null,
  config: events ? { triggers: events.map((event) => ({ event })) } : null,
});
const all = contract.functionIds.map((id) => fn(id));

test('with every function registered nothing is held', () => expect(heldEvents(all)).toEqual(new Map()));

test('with none every event is held, and says for which function', () =>
  expect(heldEvents([])).toEqual(contract.consumersOf));

test('with one missing only its own events are', () =>
  expect(heldEvents(all.filter(({ id }) => id !== 'notify-changes'))).toEqual(
    new Map([
      ['trainer/reallocated', ['notify-changes']],
      ['session/rescheduled', ['notify-changes']],
    ]),
  ));

test('a function that listens to another event does not count, where Inngest tells', () => {
  const others = all.filter(({ id }) => id !== 'create-purchase');
  const held = (events: string[]) => [...heldEvents([...others, fn('create-purchase', events)]).keys()];
  expect(held(['purchase/paid'])).toEqual(['purchase/confirmed']);
  expect(held(['purchase/paid', 'purchase/confirmed'])).toEqual([]);
});

test('a function that listens to an event under a condition does not count: it leaves some out', () => {
  const conditional: RegisteredFunction = {
    ...fn('create-purchase'),
    config: { triggers: [{ event: 'purchase/confirmed', expression: 'event.data.vip' }] },
  };
  const others = all.filter(({ id }) => id !== 'create-purchase');
  expect([...heldEvents([...others, conditional]).keys()]).toEqual(['purchase/confirmed']);
});

test('a replaced version sends what somebody of the newer one listens to, under whatever name', () => {
  const newer = [...all.filter(({ id }) => id !== 'wake-waiting'), fn('look-again', ['capacity/changed'])];
  expect([...heldEvents(newer).keys()]).toEqual(['capacity/changed']);
  expect(heldEvents(newer, { isSuperseded: true }).size).toBe(0);
  expect(heldEvents([], { isSuperseded: true }).size).toBeGreaterThan(0);
});
