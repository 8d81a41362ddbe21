/** Next calls this once when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return; // settled at build: keeps the server out of the edge bundle
  // Inngest's SDK reads the whole environment several times a request, and asking the system for it is slow: keep a copy.
  process.env = { ...process.env };
  const { env, refuseToServe } = await import('@/server/env');
  refuseToServe();
  const { secureAnswers } = await import('@/server/http/secure-answers');
  secureAnswers(env.APP_URL);
  const { screenRequests } = await import('@/server/http/screen-requests');
  screenRequests();
  const { markPeers } = await import('@/server/limits/peer-address');
  markPeers();
  const { refuseUnfitDatabase } = await import('@/server/boot/refuse-unfit-database');
  await refuseUnfitDatabase();
  if (env.LAB) (await import('@/server/lab/plug-in-lab')).plugInLab();
  const { startSweeps } = await import('@/server/sweeps/start-sweeps');
  startSweeps();
}
