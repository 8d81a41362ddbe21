'use client';

import { usePathname } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

type Named = { pathname: string; name: string };
const PageNameContext = createContext<{ named: Named | null; setNamed(named: Named): void }>({
  named: null,
  setNamed: () => undefined,
});

/** Lets a page set its last breadcrumb, because its URL only has an id. */
export function PageNameProvider({ children }: { children: ReactNode }) {
  const [named, setNamed] = useState<Named | null>(null);
  return <PageNameContext value={{ named, setNamed }}>{children}</PageNameContext>;
}

/** The name of the open page, once it is set. */
export function usePageName(): string | null {
  const { named } = useContext(PageNameContext);
  return usePathname() === named?.pathname ? named.name : null;
}

/** Sets the name of the page that renders it. */
export function PageName({ name }: { name: string }) {
  const pathname = usePathname();
  const { setNamed } = useContext(PageNameContext);
  useEffect(() => setNamed({ pathname, name }), [pathname, name, setNamed]);
  return null;
}
