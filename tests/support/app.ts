import { peerHeader } from '@/server/core/limits/peer-address';
import type { AccountMail } from '@/server/people/account-mail/account-mail';
import { createTestDatabase } from './database/database';
import { until } from './until';

/**
 * The app's own modules on a database of this test file, to be awaited before anything else. The configuration is read
 * when a module of the app is first imported, so such a test file imports the rest of the app dynamically, after this.
 */
export async function loadApp({ playsPast = false } = {}) {
  const database = await createTestDatabase({ playsPast });
  process.env.DATABASE_URL = database.url;
  const { db } = await import('@/server/core/db');
  const { timelineFeed } = await import('@/server/live/timeline-feed');
  const { accountMail } = await import('@/server/people/account-mail/account-mail');
  const accountMails: AccountMail[] = [];
  accountMail.plugIn(async (mail) => void accountMails.push(mail));
  return {
    db,
    /** The mails about accounts, the newest last, with the secrets of their links. */
    accountMails,
    databaseUrl: database.url,
    timelineFeed,
    trpc: (await import('@/app/api/trpc/[trpc]/route')).POST,
    authenticate: (await import('@/app/api/auth/[...all]/route')).POST,
    close: async () => {
      await timelineFeed.close();
      await db.$disconnect();
      await database.drop();
    },
  };
}

export type App = Awaited<ReturnType<typeof loadApp>>;

/** Posts JSON to Better Auth, e.g. `/sign-in/email`. `ip` is the other end of the connection. */
export function postAuth(
  app: App,
  path: string,
  body: object,
  ip = '192.0.2.1',
  cookie = '',
): Promise<Response> {
  const text = JSON.stringify(body);
  return Promise.resolve(
    app.authenticate(
      new Request(`http://localhost:3000/api/auth${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(text)),
          origin: 'http://localhost:3000',
          [peerHeader]: ip,
          ...(cookie && { cookie }),
        },
        body: text,
      }),
    ),
  );
}

/** Waits for the newest mail of a kind to an address. */
export async function accountMailTo<K extends AccountMail['kind']>(
  app: App,
  kind: K,
  email: string,
): Promise<Extract<AccountMail, { kind: K }>> {
  const isIt = (mail: AccountMail): mail is Extract<AccountMail, { kind: K }> =>
    mail.kind === kind && mail.email === email;
  return until(() => app.accountMails.filter(isIt).at(-1));
}

/** The cookies that an answer sets, as the browser sends them back. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Reads a procedure over its HTTP endpoint. */
export function getProcedure(app: App, path: string, input?: unknown, headers: Record<string, string> = {}) {
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
  return Promise.resolve(
    app.trpc(new Request(`http://localhost:3000/api/trpc/${path}${query}`, { headers })),
  );
}
