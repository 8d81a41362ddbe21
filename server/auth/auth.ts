import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { nextCookies } from 'better-auth/next-js';
import { admin } from 'better-auth/plugins';
import { db } from '@/server/db';
import { env } from '@/server/env';

export const auth = betterAuth({
  appName: 'Caravan',
  baseURL: env.APP_URL,
  secret: env.BETTER_AUTH_SECRET,
  telemetry: { enabled: false },
  database: prismaAdapter(db, { provider: 'postgresql', transaction: true }),
  user: {
    modelName: 'user',
    additionalFields: { zone: { type: 'string', required: false } },
  },
  session: { modelName: 'authSession' },
  account: { modelName: 'authAccount' },
  verification: { modelName: 'authVerification' },
  emailAndPassword: { enabled: true, minPasswordLength: 10 },
  plugins: [admin({ defaultRole: 'STUDENT', adminRoles: ['ADMIN'] }), nextCookies()],
});
