import { notFound, redirect } from 'next/navigation';
import { api } from '@/server/api/server';
import { isAllowed } from '@/server/people/roles/roles';

/** Sends a visitor to sign in and then back to `path`. To anybody but a trainer there is no such page. */
export async function requireTrainer(path: string): Promise<void> {
  const user = await api().account.me();
  if (!user) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  if (!isAllowed('trainer', user.role)) notFound();
}
