import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { Logo } from '@/components/ui/logo';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-[26rem] flex-col gap-8 px-4 py-8 sm:py-14">
      <header>
        <Link href="/" aria-label="Caravan, home" className="inline-block">
          <Logo />
        </Link>
      </header>
      <main>{children}</main>
    </div>
  );
}
