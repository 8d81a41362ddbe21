import { socket } from '@/server/core/socket';

/**
 * What happens once a transaction that left events in the outbox has committed. The process that runs says so when it
 * starts: the app publishes in the background, a command publishes before it goes on.
 */
export const afterCommit = socket<() => Promise<unknown> | undefined>('after-commit');
