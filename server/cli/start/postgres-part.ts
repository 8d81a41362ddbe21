import path from 'node:path';
import { env } from '@/server/core/env';
import { type RunningPostgres, startPostgres } from '@/server/embedded/postgres/start-postgres';
import type { Part } from '../processes/part';
import { rememberedPort, rememberPort } from './ports';

const usualPort = 54_320;

/** The embedded PostgreSQL of this folder. `onUrl` hears its URL at each start. */
export function postgresPart(dataDir: string, onUrl: (url: string) => void): Part {
  const folder = path.join(dataDir, 'postgres');
  return {
    name: 'PostgreSQL',
    logFile: `${folder}.log`,
    async start() {
      const postgres: RunningPostgres = await startPostgres({
        dataDir: folder,
        port: rememberedPort(dataDir, 'postgres') ?? usualPort,
        maySwitchOffRules: env.LAB,
      });
      rememberPort(dataDir, 'postgres', postgres.port);
      onUrl(postgres.url);
      return {
        ended: postgres.ended.then(() => 'it stopped'),
        stop: () => postgres.stop({ evenIfAttached: true }),
        kill: () => postgres.kill(),
      };
    },
  };
}
