'use client';

import { usePathname } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

type Named = { pathname: string; name: string };
const PageNameContext = createContext<{ named: Named | null; setNamed(named: Named): void }>({
  named: null,
  setNamed: () => undefined,
});

/** Lets a page say what the last of its breadcrumbs is: its address has only an id. */
export function PageNameProvider({ children }: { children: ReactNode }) {
  const [named, setNamed] = useState<Named | null>(null);
  return <PageNameContext value={{ named, setNamed }}>{children}</PageNameContext>;
}

/** The name of the page that is open, once it has said it. */
export function usePageName(): string | null {
  const { named } = useContext(PageNameContext);
  return usePathname() === named?.pathname ? named.name : null;
}

/** Put into a page, names it. */
export function PageName({ name }: { name: string }) {
  const pathname = usePathname();
  const { setNamed } = useContext(PageNameContext);
  useEffect(() => setNamed({ pathname, name }), [pathname, name, setNamed]);
  return null;
}
