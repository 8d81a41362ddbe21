import { NextRequest } from 'next/server';
import { env } from '@/server/core/env';
import { answerRefusal } from '@/server/core/http/answer-refusal';
import { findForeignHost } from '@/server/core/http/find-foreign-host';
import { readBody } from '@/server/core/http/read-body';
import { serveOrigin, servePath } from '@/server/core/http/serve-origin';
import { isSignatureFresh } from './is-signature-fresh';

/**
 * The most that Inngest sends, in bytes: it sends an event and its run's state up to 4 MiB and leaves both out beyond that,
 * to be fetched by the SDK (pkg/consts, MaxSDKRequestBodySize). The rest is room for the envelope.
 */
const maxCallBytes = 4 * 1024 * 1024 + 256 * 1024;
/** Bytes. A request to register holds an address. */
const maxRegisterBytes = 64 * 1024;

/**
 * What the SDK may see of a request to /api/inngest, or the answer to one that it must not see: the SDK reads bodies of any
 * size before it looks at the signature, answers 500 to what is no JSON, and registers the query of any caller. It checks
 * the signature itself, over canonical JSON, and so only once the body is parsed.
 */
export async function screenCall(request: Request): Promise<NextRequest | Response> {
  const foreign = findForeignHost(request.headers);
  if (foreign) return answerRefusal(foreign);
  if (request.method !== 'POST') return screenRegistration(request);
  if (!env.INNGEST_DEV && !isSignatureFresh(request.headers.get('x-inngest-signature'), new Date()))
    return refusal(401, 'Only Inngest may call this: sign the request with the signing key.');
  return withBody(request, new URL(request.url), maxCallBytes);
}

// A registration says where the functions are: neither query nor headers of a stranger may be a part of it.
async function screenRegistration(request: Request): Promise<NextRequest | Response> {
  const isSigned = isSignatureFresh(request.headers.get('x-inngest-signature'), new Date());
  const url = new URL(servePath, serveOrigin);
  if (request.method === 'PUT' && isSigned) return withBody(request, url, maxRegisterBytes);
  const headers = isSigned ? request.headers : {};
  return new NextRequest(url, { method: request.method, headers });
}

async function withBody(request: Request, url: URL, maxBytes: number): Promise<NextRequest | Response> {
  const body = await readBody(request, maxBytes);
  if (body === null) return refusal(413, `A body has at most ${maxBytes} bytes.`);
  if (!isJsonObject(body.toString())) return refusal(400, 'The body is not a JSON object.');
  return new NextRequest(url, { method: request.method, headers: request.headers, body });
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

const refusal = (status: number, message: string) => Response.json({ message }, { status });
