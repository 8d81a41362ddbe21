import http from 'node:http';
import https from 'node:https';
import { signBody } from '../rules/sign';

export interface AppAnswer {
  status: number;
  headers: Record<string, string | undefined>;
  /** The parsed JSON, or the text when it is not JSON. */
  body: unknown;
}

export interface AppClient {
  send(
    method: 'POST' | 'PUT',
    url: string,
    body: string,
    headers: Record<string, string>,
  ): Promise<AppAnswer>;
  close(): void;
}

/** Sends signed requests to apps over connections that stay open. `body` must be canonical JSON. */
export function createAppClient(signingKey: string): AppClient {
  const agents = {
    'http:': new http.Agent({ keepAlive: true, maxFreeSockets: 64 }),
    'https:': new https.Agent({ keepAlive: true, maxFreeSockets: 64 }),
  };
  return {
    send(method, url, body, headers) {
      const target = new URL(url);
      const isTls = target.protocol === 'https:';
      return new Promise((resolve, reject) => {
        const request = (isTls ? https : http).request(target, {
          method,
          agent: isTls ? agents['https:'] : agents['http:'],
          headers: {
            ...headers,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'x-inngest-signature': signBody(signingKey, body, Math.floor(Date.now() / 1000)),
          },
        });
        request.once('error', reject);
        request.once('response', (response) => readAnswer(response).then(resolve, reject));
        request.end(body);
      });
    },
    close() {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

async function readAnswer(response: http.IncomingMessage): Promise<AppAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const headers: AppAnswer['headers'] = {};
  for (const [name, value] of Object.entries(response.headers)) headers[name] = value?.toString();
  return { status: response.statusCode ?? 0, headers, body: parseJson(text) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
