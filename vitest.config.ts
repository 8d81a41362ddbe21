import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };

// A clock that is not UTC, so that what depends on the machine's zone fails here and not on somebody's laptop: one behind
// UTC, one with half hours, one that is almost a day ahead. A zone that is given counts instead: TZ=UTC npm test.
const clock = (zone: string) => ({ TZ: process.env.TZ || zone });

// What the app's processes get from `npm start`: the test gateway, and secrets that are nobody's.
const env = {
  LOG_LEVEL: 'silent',
  TEST_GATEWAY: '1',
  PAYMENT_WEBHOOK_SECRET: 'current-secret-current-secret-0123456789',
  PAYMENT_WEBHOOK_SECRET_PREVIOUS: 'previous-secret-previous-secret-01234567',
  BETTER_AUTH_SECRET: 'auth-secret-auth-secret-auth-secret-0123',
};

// A test fails when something logs an error or a warning that it did not expect.
const setupFiles = ['tests/support/strict-log.ts'];

// No test is timed: this ends what waits for something that never comes, and says which test it was.
const stuckAfter = 20 * 60_000;

// The longest first. On a clean clone Vitest goes by the size of a file, which says nothing about these.
const long = [
  'integration/lab/matrix.test.ts',
  'integration/seed.test.ts',
  'integration/fulfillment/contention.test.ts',
  'integration/lab/one-incident.test.ts',
];

/** Starts the files that take minutes before all others, so that none is left for one worker at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = long.findIndex((name) => moduleId.endsWith(name));
  return place < 0 ? long.length : place;
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          setupFiles,
          env: clock('America/New_York'),
          // Vitest leaves one core to itself; these tests need all of them.
          maxWorkers: '100%',
          include: ['{app,server,components}/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
          testTimeout: stuckAfter,
          hookTimeout: stuckAfter,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          sequence: { groupOrder: 1 }, // after the unit tests, when both run
          setupFiles,
          env: { ...env, ...clock('Asia/Kolkata') },
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/database/global-setup.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: stuckAfter,
          hookTimeout: stuckAfter,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'faults',
          env: { ...env, ...clock('Pacific/Apia') },
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['tests/support/database/global-setup.ts'],
          pool: 'forks',
          // Each test starts its own Caravan, and mostly waits for what it broke.
          maxWorkers: 2,
          testTimeout: stuckAfter,
          hookTimeout: stuckAfter,
        },
      },
    ],
  },
});
