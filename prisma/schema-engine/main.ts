import { runDatabaseCommand } from './database-command';
import { writeLogLine } from './log-line';
import { serveRpc } from './serve-rpc';
import { panicRegistry } from './wasm-engine';

// Prisma's native schema engine is downloaded from its own server, which a machine without internet cannot reach. This
// speaks the same protocol (JSON-RPC lines, or `cli <command>`) on the WebAssembly build of the same engine, from npm.
// Not supported by that build: `prisma generate --sql`.

const args = process.argv.slice(2);
const valuesOf = (name: string) => args.filter((_, index) => args[index - 1] === name);

function datasourceUrl(): string {
  const datasource: unknown = JSON.parse(valuesOf('--datasource')[0] ?? '{}');
  const isObject = typeof datasource === 'object' && datasource !== null;
  return isObject && 'url' in datasource && typeof datasource.url === 'string' ? datasource.url : '';
}

// A panic in the engine arrives here as a RuntimeError; 101 is what the native engine exits with.
process.on('uncaughtException', (error) => {
  writeLogLine('ERROR', { is_panic: true, message: panicRegistry.message || error.message });
  process.exit(101);
});

if (args.includes('--version')) console.log('schema-engine-cli wasm');
else if (args.includes('cli'))
  process.exitCode = await runDatabaseCommand(args[args.indexOf('cli') + 1] ?? '', datasourceUrl());
else await serveRpc(datasourceUrl(), valuesOf('--datamodels'));
