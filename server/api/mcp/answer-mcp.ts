import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import type { Context } from '@/server/core/context';
import { answerRefusal } from '@/server/core/http/answer-refusal';
import { findForeignHost } from '@/server/core/http/find-foreign-host';
import { refuseOverLimit } from '@/server/core/limits/refuse-over-limit';
import { findTokenOwner } from '@/server/operations/tokens/find-token-owner';
import { noteTokenUse } from '@/server/operations/tokens/note-token-use';
import { createMcpServer } from './create-mcp-server';

/**
 * One call of the Model Context Protocol (streamable HTTP, no session, JSON answers), by `Authorization: Bearer` and a token.
 * 401 for a token that does not work, the same for every reason; 429 for one call too many.
 */
export async function answerMcp(ctx: Pick<Context, 'db' | 'now'>, request: Request): Promise<Response> {
  const foreign = findForeignHost(request.headers);
  if (foreign) return answerRefusal(foreign);
  const token = /^Bearer (\S{1,200})$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const owner = token ? await findTokenOwner(ctx, token) : null;
  const refused = await refuseOverLimit('machine', request.headers, owner?.tokenId ?? null);
  if (refused) return refused;
  if (!owner) return refuse(401, 'This token does not work. An administrator can make a new one.');
  if (request.method !== 'POST') return refuse(405, 'Send calls as POST.');
  await noteTokenUse({ ...ctx, actor: { kind: 'system', job: 'mcp' } }, { tokenId: owner.tokenId });
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  const server = createMcpServer({ ...ctx, actor: owner.actor }, owner);
  await server.connect(transport);
  return transport.handleRequest(request);
}

const refuse = (status: number, message: string) =>
  Response.json(
    { jsonrpc: '2.0', id: null, error: { code: -32_000, message } },
    {
      status,
      headers: { 'cache-control': 'no-store', ...(status === 401 && { 'www-authenticate': 'Bearer' }) },
    },
  );
