import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { nextCookies } from 'better-auth/next-js';
import { admin, twoFactor } from 'better-auth/plugins';
import { userAc } from 'better-auth/plugins/admin/access';
import { db } from '@/server/core/db';
import { env } from '@/server/core/env';
import { log } from '@/server/core/log';
import { sendAccountMail, verificationSeconds } from '../account-mail/account-mail';
import { afterPasswordReset } from '../account-mail/after-password-reset';
import { sendVerification } from '../account-mail/send-verification';
import { isLoggedRefusal } from '../security/is-logged-refusal';
import { checkProfile } from './check-profile';
import { completeSignIn } from './complete-sign-in';
import { guardSignIn } from './guard-sign-in';
import { isAuthDefect } from './is-auth-defect';
import { passkeys } from './passkeys';
import { passwordHashing } from './password-hashing';
import { refuseUnstorableText } from './refuse-unstorable-text';
import { refuseWithoutCode, socialProviders } from './social-sign-in';

/** How long the link of a mail resets a password. */
const resetSeconds = 3600;

const ownerOf = ({ id, name, email }: { id: string; name: string; email: string }) => ({
  userId: id,
  name,
  email,
});
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
const linkOf = (token: string) => ({ token, expiresAt: inSeconds(verificationSeconds) });

/**
 * Accounts and sessions, by email and password. The role is no input of any endpoint, and the admin plugin's own
 * endpoints are open to nobody: staff act through verbs, which leave an audit entry.
 */
export const auth = betterAuth({
  appName: 'Caravan',
  baseURL: env.APP_URL,
  // A build has no secret and serves nobody; refuseToServe sees to it that a server has one.
  secret: env.BETTER_AUTH_SECRET ?? randomBytes(32).toString('hex'),
  telemetry: { enabled: false },
  logger: {
    level: 'error',
    log: (level, message, ...details) =>
      log[isLoggedRefusal(message) ? 'info' : level](
        { err: details.find((d) => d instanceof Error) },
        `auth: ${message}`,
      ),
  },
  onAPIError: {
    onError: (error) => {
      if (isAuthDefect(error)) log.error({ err: error }, 'auth.defect');
      else log.info({ reason: error instanceof Error ? error.message : null }, 'auth.refused');
    },
  },
  database: prismaAdapter(db, { provider: 'postgresql', transaction: true }),
  user: {
    modelName: 'user',
    additionalFields: { zone: { type: 'string', required: false } },
    changeEmail: {
      enabled: true,
      sendChangeEmailConfirmation: ({ user, newEmail, token }) =>
        sendAccountMail({ kind: 'confirm-change', ...ownerOf(user), newEmail, ...linkOf(token) }),
    },
  },
  session: {
    modelName: 'authSession',
    // guardPasskeys asks for a confirmation instead, which needs no other session.
    freshAge: 0,
    additionalFields: { confirmedAt: { type: 'date', required: false, input: false } },
  },
  socialProviders,
  // The address has to be verified on both sides, which is Better Auth's default.
  account: { modelName: 'authAccount', encryptOAuthTokens: true },
  // Hashed, as a copy of the database must open no account.
  verification: { modelName: 'authVerification', storeIdentifier: 'hashed' },
  emailAndPassword: {
    enabled: true,
    minPasswordLength: 10,
    maxPasswordLength: 128,
    password: passwordHashing,
    resetPasswordTokenExpiresIn: resetSeconds,
    revokeSessionsOnPasswordReset: true,
    sendResetPassword: ({ user, token }) =>
      sendAccountMail({
        kind: 'password-reset',
        ...ownerOf(user),
        token,
        expiresAt: inSeconds(resetSeconds),
      }),
    onPasswordReset: ({ user }, request) => afterPasswordReset(ownerOf(user), request?.headers ?? null),
  },
  emailVerification: {
    sendOnSignUp: true,
    expiresIn: verificationSeconds,
    sendVerificationEmail: ({ user, token }) => sendVerification(user, linkOf(token)),
  },
  // server/core/limits counts, for all entrances in one way.
  rateLimit: { enabled: false },
  advanced: {
    useSecureCookies: env.APP_URL.startsWith('https:'),
    // Cookies know no ports: two clones on one machine would sign each other out.
    cookiePrefix: env.CARAVAN_EMBEDDED ? `caravan-${env.PORT}` : 'caravan',
    database: { generateId: false },
    // It would believe X-Forwarded-For, and nothing reads what it keeps.
    ipAddress: { disableIpTracking: true },
  },
  databaseHooks: {
    session: { create: { before: refuseWithoutCode } },
    user: {
      create: { before: async (user) => ({ data: { ...user, ...checkProfile(user) } }) },
      update: {
        before: async (user, ctx) => ({
          data: {
            ...user,
            ...checkProfile(user),
            // Who opened the link that was sent to a new address has shown that it is theirs.
            ...(ctx?.path === '/verify-email' && user.email && { emailVerified: true }),
          },
        }),
      },
    },
  },
  hooks: { before: guardSignIn },
  // No codes by email, the secret of an app is shown once, and lists are the API's.
  disabledPaths: [
    ...['/two-factor/send-otp', '/two-factor/verify-otp', '/two-factor/get-totp-uri'],
    ...[
      '/link-social',
      '/unlink-account',
      '/list-accounts',
      '/get-access-token',
      '/refresh-token',
      '/account-info',
    ],
    ...['/list-sessions', '/passkey/list-user-passkeys', '/passkey/update-passkey'],
  ],
  plugins: [
    refuseUnstorableText,
    admin({
      defaultRole: 'STUDENT',
      adminRoles: ['ADMIN'],
      roles: { STUDENT: userAc, SUPPORT: userAc, ADMIN: userAc },
      bannedUserMessage: 'This account is closed. Write to us if you believe that is a mistake.',
    }),
    twoFactor({
      twoFactorTable: 'authTwoFactor',
      schema: { user: { fields: { twoFactorEnabled: 'hasTwoFactor' } } },
    }),
    passkeys,
    completeSignIn,
    nextCookies(),
  ],
});
