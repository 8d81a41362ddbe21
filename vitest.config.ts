import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };

// What the app's processes get from `npm start`: the test gateway, and secrets that are nobody's.
const env = {
  LOG_LEVEL: 'silent',
  TEST_GATEWAY: '1',
  PAYMENT_WEBHOOK_SECRET: 'current-secret-current-secret-0123456789',
  PAYMENT_WEBHOOK_SECRET_PREVIOUS: 'previous-secret-previous-secret-01234567',
  BETTER_AUTH_SECRET: 'auth-secret-auth-secret-auth-secret-0123',
};

// No test is timed: this ends what waits for something that never comes, and says which test it was.
const stuckAfter = 20 * 60_000;

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{app,server,components}/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
          testTimeout: stuckAfter,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          env,
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
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
          env,
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          pool: 'forks',
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: stuckAfter,
          hookTimeout: stuckAfter,
        },
      },
    ],
  },
});
