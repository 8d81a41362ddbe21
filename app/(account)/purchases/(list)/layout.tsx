import type { ReactNode } from 'react';
import { requireSignIn } from '../../require-sign-in';

// Above the loading state, so that a visitor is redirected by HTTP status, not by script.
export default async function PurchasesLayout({ children }: { children: ReactNode }) {
  await requireSignIn('/purchases');
  return children;
}
