/** Next calls this once when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return; // settled at build: keeps the server out of the edge bundle
  // Inngest's SDK reads the whole environment several times a request, and asking the system for it is slow: keep a copy.
  process.env = { ...process.env };
  const { env, refuseToServe } = await import('./server/core/env');
  refuseToServe();
  const { secureAnswers } = await import('./server/core/http/secure-answers');
  secureAnswers(env.APP_URL);
  const { screenRequests } = await import('./server/core/http/screen-requests');
  screenRequests();
  const { markPeers } = await import('./server/core/limits/peer-address');
  markPeers();
  const { refuseUnfitDatabase } = await import('./server/operations/boot/refuse-unfit-database');
  await refuseUnfitDatabase();
  if (env.LAB) (await import('./server/lab/plugs/plug-in-lab')).plugInLab();
  const { plugInAccountMail } = await import('./server/fulfillment/account-mail/plug-in-account-mail');
  plugInAccountMail();
  const { startSweeps } = await import('@/server/sweeps/start-sweeps');
  startSweeps();
}
