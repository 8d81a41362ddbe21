#!/usr/bin/env node
// Stands in for Prisma's native schema-engine binary; see main.ts. A plain file, because the CLI spawns it as a program.
import { register } from 'tsx/esm/api';

register();
await import(new URL('./main.ts', import.meta.url).href);
