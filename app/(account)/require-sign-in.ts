import { redirect } from 'next/navigation';
import { api } from '@/server/api/server';

/** Sends a visitor to sign in, and back to `path` after. What is whose, the procedures decide. */
export async function requireSignIn(path: string): Promise<void> {
  const user = await api().account.me();
  if (!user) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}
