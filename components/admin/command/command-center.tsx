'use client';

import { useOverlayState } from '@heroui/react';
import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { CommandPalette } from './command-palette';
import { places } from './navigation';
import { ShortcutsDialog } from './shortcuts-dialog';
import { useKeySequence, useShortcuts } from './use-shortcuts';

const OpenPaletteContext = createContext<() => void>(() => undefined);

/** Opens the palette; the button in the top bar calls it. */
export const useOpenPalette = () => useContext(OpenPaletteContext);

/** The console's keyboard shortcuts: Ctrl or Cmd K for the palette, `?` for the list, `g` and a letter to navigate. */
export function CommandCenter({ children }: { children: ReactNode }) {
  const router = useRouter();
  const palette = useOverlayState();
  const help = useOverlayState();

  const goTo = places.map(({ key, href }) => [`g ${key}`, () => router.push(href)]);
  useShortcuts({ ...Object.fromEntries(goTo), '?': () => help.open() });
  useKeySequence();
  usePaletteKey(palette.toggle);

  return (
    <OpenPaletteContext value={palette.open}>
      {children}
      <CommandPalette state={palette} onHelp={help.open} />
      <ShortcutsDialog state={help} />
    </OpenPaletteContext>
  );
}

function usePaletteKey(toggle: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey) return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [toggle]);
}
