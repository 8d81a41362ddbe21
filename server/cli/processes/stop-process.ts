import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, type ProcessIdentity } from './process-identity';

/**
 * Ends a process that leads a process group, with the group: politely, and by force after `patienceMs`. Nothing but that
 * very process is ever signalled.
 */
export async function stopProcess(identity: ProcessIdentity, patienceMs = 8000): Promise<void> {
  signalGroup(identity, 'SIGTERM');
  for (let waited = 0; isAlive(identity); waited += 50) {
    if (waited === patienceMs) signalGroup(identity, 'SIGKILL');
    await delay(50);
  }
}

/** Sends `signal` to the group of that very process, if it lives. */
export function signalGroup(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isAlive(identity)) return;
  try {
    process.kill(process.platform === 'win32' ? identity.pid : -identity.pid, signal);
  } catch {
    // it ended between the two lines
  }
}
