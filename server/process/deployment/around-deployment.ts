import type { InngestFunction } from 'inngest';
import type { Db } from '@/server/core/db';
import { socket } from '@/server/core/socket';
import type { HeldEvents } from './held-events';

/** How the fault lab changes what is deployed. */
export type DeploymentChanges = {
  /** The functions that are served, of those that the app has. */
  serve(db: Db, functions: InngestFunction.Any[]): Promise<InngestFunction.Any[]>;
  /** The events that are still held back, of those whose functions are not registered. */
  hold(db: Db, held: HeldEvents): Promise<HeldEvents>;
  /** Somebody asks the app to register its functions. */
  beforeRegistering(db: Db, request: Request): Promise<void>;
};

/** Around what this process serves to Inngest. */
export const aroundDeployment = socket<DeploymentChanges>('around-deployment');
