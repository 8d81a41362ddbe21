import { readFile } from 'node:fs/promises';
import readline from 'node:readline';
import { openEngine, type WasmEngine } from './wasm-engine';

interface Request {
  id: number;
  method?: string;
  params?: unknown;
}

const renamed: Record<string, string> = { getDatabaseVersion: 'version' };

function send(message: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function isRequest(message: unknown): message is Request {
  return isObject(message) && typeof message.id === 'number';
}

/** Answers JSON-RPC lines on stdin, one at a time as the native engine does, until stdin ends. */
export async function serveRpc(url: string, schemaPaths: string[]): Promise<void> {
  let engine: Promise<WasmEngine> | undefined;
  const files = await Promise.all(
    schemaPaths.map(async (path) => ({ path, content: await readFile(path, 'utf8') })),
  );
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const message: unknown = JSON.parse(line);
    if (!isRequest(message) || !message.method) continue; // the CLI's answer to our `print`
    engine ??= openEngine(url, files);
    await answer(await engine, message.id, message.method, message.params ?? null);
  }
  await (await engine)?.close();
}

async function answer(engine: WasmEngine, id: number, method: string, params: unknown): Promise<void> {
  try {
    // The engine learns "the schema after all migrations" only from the shadow database, which this fills.
    if ((method === 'createMigration' || method === 'evaluateDataLoss') && isObject(params))
      await engine.call('devDiagnostic', { migrationsList: params.migrationsList, filters: params.filters });
    const result = await engine.call(renamed[method] ?? method, params);
    send({ id, result: method === 'diff' ? printDiff(id, result) : (result ?? {}) });
  } catch (error) {
    send({ id, error: rpcError(error instanceof Error ? error.message : String(error)) });
  }
}

// The native engine prints a diff by calling the CLI back.
function printDiff(id: number, result: unknown): unknown {
  if (!isObject(result)) return result;
  if (typeof result.stdout === 'string') {
    const content = result.stdout.replace(/\n$/, '');
    send({ id: `print-${id}`, method: 'print', params: { content } });
  }
  return { exitCode: result.exitCode };
}

function rpcError(text: string): Record<string, unknown> {
  const [, code, message] = /^(P\d{4}) ([\s\S]*)$/.exec(text) ?? [undefined, undefined, text];
  return {
    code: 4466,
    message: 'An error happened. Check the data field for details.',
    data: { is_panic: false, message, meta: null, error_code: code },
  };
}
