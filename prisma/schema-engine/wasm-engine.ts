import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as runtime from '@prisma/schema-engine-wasm/schema_engine_bg';
import { connectionConfig } from './connection-config';
import { MigrationAdapter } from './migration-adapter';

/** Where the engine leaves the message of a panic before it traps. */
export const panicRegistry = {
  message: '',
  set_message(message: string) {
    this.message = `RuntimeError: ${message}`;
  },
};

async function loadRuntime(): Promise<void> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panicRegistry });
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const imports = { './schema_engine_bg.js': { ...runtime } };
  const { instance } = await WebAssembly.instantiate(await readFile(glue.replace(/\.js$/, '.wasm')), imports);
  runtime.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
}

export interface WasmEngine {
  call(method: string, input: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** The engine on the database at `url`, knowing the schema `files`. Errors carry Prisma's code and PostgreSQL's words. */
export async function openEngine(
  url: string,
  files: { path: string; content: string }[],
): Promise<WasmEngine> {
  await loadRuntime();
  const adapter = new MigrationAdapter(connectionConfig(url));
  const datamodels = files.map(({ path, content }): [string, string] => [path, content]);
  const engine = await runtime.SchemaEngine.new(
    { datamodels: datamodels.length ? datamodels : undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter),
  );

  async function call(method: string, input: unknown): Promise<unknown> {
    const command: unknown = Reflect.get(engine, method);
    if (typeof command !== 'function') throw new Error(`the WebAssembly engine has no ${method}`);
    try {
      return await Reflect.apply(command, engine, [input]);
    } catch (error) {
      throw new Error(wordsOf(error, adapter), { cause: error });
    }
  }

  async function close(): Promise<void> {
    engine.free();
    await adapter.close();
  }

  return { call, close };
}

function wordsOf(error: unknown, adapter: MigrationAdapter): string {
  if (panicRegistry.message) return panicRegistry.message;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code} ` : '';
  const message = error.message.replace(/\n +\d+: [\s\S]*$/, '').trim(); // the Rust backtrace
  const cause = adapter.lastScriptError;
  if (!cause) return code + message;
  const position = cause.position ? ` (at character ${cause.position})` : '';
  const detail = cause.detail ? ` - ${cause.detail}` : '';
  return `${code}${message}\n  PostgreSQL ${cause.code}: ${cause.message}${detail}${position}`;
}
