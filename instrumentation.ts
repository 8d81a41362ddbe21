/** Next calls this once when the server starts. */
export async function register(): Promise<void> {
  const { startSweeps } = await import('@/server/sweeps/start-sweeps');
  startSweeps();
}
