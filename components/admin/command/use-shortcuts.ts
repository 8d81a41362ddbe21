'use client';

import { useEffect, useEffectEvent } from 'react';

/** Keys by name, as `KeyboardEvent.key`; two keys in a row are written `g p`. */
export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

/** The longest pause between the two keys of a shortcut, in milliseconds. */
const sequenceMs = 1000;
let lastKey = { key: '', at: 0 };

/** Listens for shortcuts, except while the person types or a dialog or menu is open. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented || isBusy(event)) return;
    const previous = event.timeStamp - lastKey.at < sequenceMs ? lastKey.key : '';
    const run = shortcuts[`${previous} ${event.key}`] ?? shortcuts[event.key];
    if (run) run(event);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** Remembers the previous key. Mounted once, so that it runs after every other listener. */
export function useKeySequence(): void {
  useEffect(() => {
    const remember = (event: KeyboardEvent) => {
      lastKey = { key: event.key, at: event.timeStamp };
    };
    document.addEventListener('keyup', remember);
    return () => document.removeEventListener('keyup', remember);
  }, []);
}

function isBusy(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  return Boolean(target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=menu]'));
}
