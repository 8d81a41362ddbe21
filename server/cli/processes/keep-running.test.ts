import { expect, test } from 'vitest';
import type { CannotStart } from '../process/cannot-start';
import { keepRunning } from './keep-running';
import type { Part } from './part';

/** A part whose every life ends at once, until the `lives`-th, which lasts. */
function mortal(lives: number): Part & { started: number } {
  const part = {
    name: 'the mortal',
    started: 0,
    async start() {
      part.started++;
      let end: (cause: string) => void = () => {};
      const ended = new Promise<string>((resolve) => {
        end = resolve;
      });
      if (part.started < lives) end('it died');
      return { ended, stop: async () => end('stopped'), kill: () => end('killed') };
    },
  };
  return part;
}

test('a part that dies is started again, with a notice each time', async () => {
  const part = mortal(3);
  const notices: string[] = [];
  let settle: () => void = () => {};
  const lasting = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const start = part.start;
  part.start = async () => {
    const running = await start();
    if (part.started === 3) settle();
    return running;
  };
  const kept = await keepRunning(part, {
    say: (message) => notices.push(message),
    hasBeenReady: () => true,
    giveUp: () => {},
  });
  await lasting;
  await kept.stop();
  expect(notices).toEqual(Array(2).fill('the mortal ended unexpectedly (it died); starting it again.'));
  expect(part.started).toBe(3);
});

test('a part that never comes up is given up, with its name and cause', async () => {
  const reason = await new Promise<CannotStart>((resolve) => {
    void keepRunning(mortal(Number.POSITIVE_INFINITY), {
      say: () => {},
      hasBeenReady: () => false,
      giveUp: resolve,
    });
  });
  expect(reason.message).toBe('the mortal keeps ending (it died)');
});

test('a part that is stopped stays stopped', async () => {
  const part = mortal(1);
  const kept = await keepRunning(part, {
    say: () => expect.unreachable('there is nothing to say'),
    hasBeenReady: () => true,
    giveUp: () => expect.unreachable('nobody gave up'),
  });
  await kept.stop();
  expect(part.started).toBe(1);
});
