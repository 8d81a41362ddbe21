import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root';

// Imported before server/core/env.js. Next reads .env on its own. This is for the other processes.
const file = path.join(projectRoot, '.env');
if (existsSync(file)) process.loadEnvFile(file);
