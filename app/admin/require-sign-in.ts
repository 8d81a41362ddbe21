import { redirect } from 'next/navigation';
import { api } from '@/server/api/server';

/** Sends a visitor to sign in and then back to `path`. The procedures check who may read what. */
export async function requireSignIn(path: string): Promise<void> {
  const user = await api().account.me();
  if (!user) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}
