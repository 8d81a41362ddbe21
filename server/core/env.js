import { createEnv } from '@t3-oss/env-nextjs';
import { z } from 'zod';
import { readDatabaseUrl } from '../postgres/read-database-url.js';
import { isPublicUrl, isUrl } from './configuration/is-url.js';
import { readAddressRanges } from './configuration/read-address-ranges.js';

/** What stands in any value: a line break or a space too many comes from a file or a paste, and is never meant. */
const text = z
  .string()
  .max(4000, { error: 'must have at most 4000 characters', abort: true })
  .refine((given) => !/\p{Cc}/u.test(given), {
    error: 'must have no line break and no other control character in it',
    abort: true,
  })
  .refine((given) => given === given.trim(), {
    error: 'must not begin or end with a space: empty means unset',
    abort: true,
  });

/**
 * What `read` makes of the text; what it throws is what is wrong with it.
 * @template T
 * @param {(given: string) => T} read
 */
function readBy(read) {
  return text.transform((given, context) => {
    try {
      return read(given);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
      return z.NEVER;
    }
  });
}

/** @param {string[]} protocols */
function url(...protocols) {
  return text.refine((given) => isUrl(given, protocols), {
    error: `must be a URL like ${protocols[0]}://…`,
    abort: true,
  });
}

// What is asked with fetch, which takes no password in an address.
const address = url('http', 'https').refine((given) => !new URL(given).username && !new URL(given).password, {
  error: 'must be a URL without a name and a password',
});

const databaseUrl = readBy((given) => {
  readDatabaseUrl(given);
  return given;
});

// What is put before paths that Caravan makes: with a path of its own, every link and sign-up would lead nowhere.
const origin = url('http', 'https')
  .superRefine((given, context) => {
    const { href, origin: alone } = new URL(given);
    if (href === `${alone}/`) return;
    const message = `must be an origin alone, without a path, a query or a password: write ${alone}`;
    context.addIssue({ code: 'custom', message });
  })
  .transform((given) => new URL(given).origin);

// Where rooms are opened by their name. People are sent there, so it is encrypted and names no account.
const roomTemplate = text.refine(
  (given) => given.includes('{room}') && isPublicUrl(given.replaceAll('{room}', 'room')),
  {
    error: 'must be an https URL with {room} in it, like https://meet.jit.si/{room}',
  },
);

const secret = text.min(32, { error: 'must have at least 32 characters (openssl rand -hex 32 makes one)' });
const flag = z.stringbool({ error: 'must be 1 or 0' });
// Inngest decodes it as bytes, so an odd digit would be dropped. Shorter ones can be guessed.
const signingKey = text.regex(/^(signkey-\w+-)?([0-9a-f]{2}){16,}$/, {
  error:
    'must be a hexadecimal key of at least 32 digits, signkey-prod-… or bare (openssl rand -hex 32 makes one)',
});
const googleId = text.regex(/^[\w-]+\.apps\.googleusercontent\.com$/, {
  error: 'must be the client id of a web application at Google: ….apps.googleusercontent.com',
});
const googleSecret = text.regex(/^[\w-]{20,}$/, {
  error: 'must be the client secret of a web application at Google: GOCSPX-…',
});
const stripeKey = text.regex(/^[sr]k_(test|live)_\w{8,}$/, {
  error: 'must be a secret or restricted key of Stripe: sk_live_… or rk_live_…, sk_test_… to try it',
});
const stripeWebhookSecret = text.regex(/^whsec_[\w+/=]{16,}$/, {
  error: 'must be the signing secret of the webhook endpoint at Stripe: whsec_…',
});
const eventKey = text.regex(/^[\w.-]+$/, { error: 'must be a key of letters, digits, _, . and -' });
const sender = text.refine(
  (given) => /^[^\s<>@,;]+@[^\s<>@,;]+$/.test(/^[^<>@]*<([^<>]*)>$/.exec(given)?.[1] ?? given),
  { error: 'must be an email address, or a name and one in brackets: Caravan <school@example.com>' },
);
// No file system takes longer names of folders.
const folder = text.refine((given) => given.split(/[\\/]/).every((name) => Buffer.byteLength(name) <= 255), {
  error: 'must be a folder: each name in it has at most 255 bytes',
});
const port = text
  .refine((given) => /^\d+$/.test(given) && Number(given) >= 1 && Number(given) <= 65_535, {
    error: 'must be a whole number from 1 to 65535',
  })
  .transform(Number);

// The SDK's own meaning of INNGEST_DEV: a URL, or yes for the dev server's usual address, or no.
const devServer = z.union(
  [z.stringbool().transform((isOn) => (isOn ? 'http://127.0.0.1:8288' : undefined)), address],
  { error: 'must be 1, 0 or a URL like http://…' },
);

/**
 * The configuration, the only reader of process.env. Importing it ends the process with one sentence when a value is
 * wrong. What only a running app needs may be missing here, so that `next build` needs nothing: see refuseToServe.
 */
export const env = createEnv({
  server: {
    NODE_ENV: z
      .enum(['development', 'test', 'production'], { error: 'must be development, test or production' })
      .default('development'),
    PORT: port.default(3000),
    /** Where people reach the app; links in mails and calendars start with it. */
    APP_URL: origin.default(`http://localhost:${process.env.PORT || 3000}`),
    /** The proxies in front of the app, whose X-Forwarded-For is believed. Unset: the header is ignored. */
    TRUSTED_PROXIES: readBy(readAddressRanges).default([]),
    DATABASE_URL: databaseUrl.optional(),
    BETTER_AUTH_SECRET: secret.optional(),
    INNGEST_BASE_URL: address.optional(),
    INNGEST_EVENT_KEY: eventKey.optional(),
    INNGEST_SIGNING_KEY: signingKey.optional(),
    INNGEST_SIGNING_KEY_FALLBACK: signingKey.optional(),
    INNGEST_DEV: devServer.optional(),
    /** Where Inngest reaches the app, when that is not APP_URL: what is registered, no matter who asks for it. */
    INNGEST_SERVE_ORIGIN: origin.optional(),
    /** The built-in payment provider, where no money moves. Off unless this is the embedded mode. */
    TEST_GATEWAY: flag.default(process.env.CARAVAN_EMBEDDED === '1'),
    /** Who takes new payments. Those of the other one are still asked about, and its webhooks taken, while it is set up. */
    PAYMENT_PROVIDER: z.enum(['stripe', 'test'], { error: 'must be stripe or test' }).default('test'),
    STRIPE_SECRET_KEY: stripeKey.optional(),
    STRIPE_WEBHOOK_SECRET: stripeWebhookSecret.optional(),
    /** Also accepted while Stripe still signs with it. */
    STRIPE_WEBHOOK_SECRET_PREVIOUS: stripeWebhookSecret.optional(),
    /** Another address than Stripe's own, for tests. */
    STRIPE_API_ORIGIN: origin.optional(),
    PAYMENT_WEBHOOK_SECRET: secret.optional(),
    /** Also accepted while the provider still signs with it. */
    PAYMENT_WEBHOOK_SECRET_PREVIOUS: secret.optional(),
    /** Where sessions are held whose trainer has no room of their own. Unset: in the waiting room, without video. */
    MEETING_URL_TEMPLATE: roomTemplate.optional(),
    SMTP_URL: url('smtp', 'smtps').optional(),
    GOOGLE_CLIENT_ID: googleId.optional(),
    GOOGLE_CLIENT_SECRET: googleSecret.optional(),
    MAIL_FROM: sender.default('Caravan <no-reply@caravan.localhost>'),
    /** Who is told of a new incident, by mail through SMTP_URL. */
    ALERT_EMAIL: text.pipe(z.email({ error: 'must be an email address' })).optional(),
    /** Where a new incident is posted, in the shape that Slack takes. */
    ALERT_WEBHOOK_URL: address.optional(),
    /** Whether what is safe is healed without a person. */
    SELF_HEALING: flag.default(true),
    /** Who sends it as a bearer to /api/health/ready is told why the app is not ready. */
    HEALTH_TOKEN: secret.optional(),
    LOG_LEVEL: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
        error: 'must be trace, debug, info, warn, error, fatal or silent',
      })
      .default('info'),
    /** Where the embedded services keep their data. */
    CARAVAN_DATA_DIR: folder.default('.data'),
    /** Whether `npm start` fills an empty embedded database with the demo school. */
    CARAVAN_SEED: flag.default(true),
    /** Set by `npm start` for its children when it brings its own database: demo accounts and the test gateway. */
    CARAVAN_EMBEDDED: flag.default(false),
    /** Set by `npm run doctor` and `npm run lab` for themselves, when they have the settings of the app that runs here. */
    CARAVAN_BESIDE: flag.default(false),
    /** The fault lab, which breaks purchases on purpose: see docs/fault-lab.md. Refused in production. */
    LAB: flag.default(false),
  },
  experimental__runtimeEnv: {},
  emptyStringAsUndefined: true,
  onValidationError: (issues) =>
    refuseStart(issues.map(({ path, message }) => `${path?.join('.')} ${message}`)),
});

/**
 * When this build of the app was made: next.config.js has `next build` write it in. Without a build, when the process began.
 */
export const builtAt = new Date(Number(process.env.CARAVAN_BUILT_AT) || Date.now());

/**
 * This process's environment with `values` on top, for a child process.
 * @param {Record<string, string>} values
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(values) {
  return { ...process.env, ...values };
}

/**
 * The configuration as it was given to this process: the text of each variable that is set.
 * @returns {Record<string, string>}
 */
export function givenConfiguration() {
  return Object.fromEntries(
    Object.keys(env).flatMap((name) => {
      const text = process.env[name];
      return text ? [[name, text]] : [];
    }),
  );
}

/** Ends the process with one sentence unless everything that a serving app needs is set. */
export function refuseToServe() {
  const isStripe = env.PAYMENT_PROVIDER === 'stripe';
  const needed = {
    DATABASE_URL: env.DATABASE_URL,
    BETTER_AUTH_SECRET: env.BETTER_AUTH_SECRET,
    PAYMENT_WEBHOOK_SECRET: env.TEST_GATEWAY ? env.PAYMENT_WEBHOOK_SECRET : 'not needed',
    STRIPE_SECRET_KEY: isStripe ? env.STRIPE_SECRET_KEY : 'not needed',
    STRIPE_WEBHOOK_SECRET: isStripe ? env.STRIPE_WEBHOOK_SECRET : 'not needed',
    INNGEST_EVENT_KEY: env.INNGEST_DEV ?? env.INNGEST_EVENT_KEY,
    INNGEST_SIGNING_KEY: env.INNGEST_DEV ?? env.INNGEST_SIGNING_KEY,
  };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]));
  if (env.ALERT_EMAIL && !env.SMTP_URL)
    refuseStart(['ALERT_EMAIL needs SMTP_URL: without a mail server nobody would be told']);
  if (env.INNGEST_DEV && env.NODE_ENV === 'production')
    refuseStart([
      'INNGEST_DEV must not be set in production, where calls without a signature would be believed: unset it and set ' +
        'INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY',
    ]);
  if (env.LAB && env.NODE_ENV === 'production' && !env.CARAVAN_EMBEDDED)
    refuseStart([
      'LAB must not be on here: it breaks purchases on purpose, and this is no embedded database',
    ]);
  if (missing.length)
    refuseStart(missing.map((name) => `${name} is missing (see .env.example; npm start brings its own)`));
}

/**
 * Ends the process with what is wrong, in one line.
 * @param {string[]} sentences Without a full stop.
 * @returns {never}
 */
export function refuseStart(sentences) {
  console.error(`Caravan cannot start: ${sentences.join('; ')}.`);
  process.exit(1);
}
