import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root';

// Imported before server/core/env.js. Next reads .env by itself; this is for the processes that are not Next.
const file = path.join(projectRoot, '.env');
if (existsSync(file)) process.loadEnvFile(file);
