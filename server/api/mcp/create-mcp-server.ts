import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { reason } from '@/server/core/text/reason';
import { applyRemedy } from '@/server/operations/applying/apply-remedy';
import { previewRemedy } from '@/server/operations/applying/preview-remedy';
import { diagnosePurchase } from '@/server/operations/diagnosis/diagnose-purchase';
import { getIncident } from '@/server/operations/incidents/get-incident';
import { listIncidents } from '@/server/operations/incidents/list-incidents';
import type { TokenOwner } from '@/server/operations/tokens/find-token-owner';
import { remedyKinds } from '@/server/operations/vocabulary/remedies';
import { findPurchase } from '@/server/purchases/find-purchase';
import { listPurchases } from '@/server/purchases/list-purchases';
import { answerTool } from './answer-tool';

const reads = { readOnlyHint: true, openWorldHint: false } as const;
const purchase = z.string().describe('The number of a purchase, such as P-10042, or its id');
const kind = z.enum(remedyKinds).describe('A remedy that diagnose_purchase offers');

/**
 * The verbs of operations as tools for a machine, in the name of its token's owner. A token that may only read is not
 * offered what changes something.
 */
export function createMcpServer(ctx: Context, { scope }: Pick<TokenOwner, 'scope'>): McpServer {
  const server = new McpServer({ name: 'caravan', version: '1.0.0' });
  server.registerTool(
    'list_late_purchases',
    {
      title: 'List late purchases',
      description:
        'Paid purchases that are past a deadline, the longest overdue first, each with its cause. Pass `next` of one page as `after` for the one behind it.',
      inputSchema: { cause: z.string().max(60).optional(), after: z.string().max(300).optional() },
      annotations: reads,
    },
    (input) => answerTool(() => listPurchases(ctx, { ...input, late: true })),
  );
  server.registerTool(
    'list_incidents',
    {
      title: 'List incidents',
      description: 'Open incidents, the most money at risk first, then the last twenty that are closed.',
      annotations: reads,
    },
    () => answerTool(() => listIncidents(ctx)),
  );
  server.registerTool(
    'get_incident',
    {
      title: 'Get an incident',
      description: 'One incident with its purchases and what was done about it.',
      inputSchema: { incidentId: z.string().describe('The id of an incident of list_incidents') },
      annotations: reads,
    },
    (input) => answerTool(() => getIncident(ctx, input)),
  );
  server.registerTool(
    'diagnose_purchase',
    {
      title: 'Diagnose a purchase',
      description:
        'Where a purchase stopped, why and how sure that is, with the evidence, what was expected beside what happened, and the remedies.',
      inputSchema: { purchase },
      annotations: reads,
    },
    (input) =>
      answerTool(async () => diagnosePurchase(ctx, { purchaseId: await findPurchase(ctx, input.purchase) })),
  );
  server.registerTool(
    'preview_remedy',
    {
      title: 'Preview a remedy',
      description:
        'What a remedy would do to a purchase now. Changes nothing. Its `stopId` is the token that apply_remedy asks for.',
      inputSchema: { purchase, kind },
      annotations: reads,
    },
    ({ purchase: reference, kind: asked }) =>
      answerTool(async () =>
        previewRemedy(ctx, { purchaseId: await findPurchase(ctx, reference), kind: asked }),
      ),
  );
  if (scope !== 'OPERATE') return server;
  server.registerTool(
    'apply_remedy',
    {
      title: 'Apply a remedy',
      description:
        'Applies what preview_remedy showed, once. Refused when the purchase has changed since. Refunds and overrides need a person.',
      inputSchema: { purchase, kind, stopId: z.string().max(200).describe('From preview_remedy'), reason },
      annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: true },
    },
    ({ purchase: reference, ...order }) =>
      answerTool(async () => applyRemedy(ctx, { ...order, purchaseId: await findPurchase(ctx, reference) })),
  );
  return server;
}
