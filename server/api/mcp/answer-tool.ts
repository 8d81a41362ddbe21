import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { ZodError } from 'zod';
import { DomainError } from '@/server/core/errors';
import { log } from '@/server/core/log';

/** What a verb returns, as JSON. A refusal is an answer with its code and sentence; anything else is logged and not told. */
export async function answerTool(work: () => Promise<unknown>): Promise<CallToolResult> {
  try {
    return { content: [{ type: 'text', text: JSON.stringify(await work(), null, 2) }] };
  } catch (error) {
    return { isError: true, content: [{ type: 'text', text: refusalOf(error) }] };
  }
}

function refusalOf(error: unknown): string {
  if (error instanceof DomainError) return `${error.code}: ${error.message}`;
  if (error instanceof ZodError) return `input: ${error.issues.map(({ message }) => message).join(' ')}`;
  log.error({ err: error }, 'a tool of the MCP server failed');
  return 'Something went wrong on our side. Try again.';
}
