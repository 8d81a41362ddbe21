'use client';

import { MoonIcon, SunIcon } from '../ui/icons';

/** Turns the theme to the other one and remembers it. Both icons are in the page; CSS shows the one that applies. */
export function ThemeToggle() {
  return (
    <button
      type="button"
      onClick={toggle}
      title="Light or dark"
      aria-label="Change between light and dark"
      className="inline-grid size-9 cursor-pointer place-items-center rounded-full text-muted hover:bg-sunk hover:text-ink"
    >
      <span className="shown-in-light">
        <MoonIcon />
      </span>
      <span className="shown-in-dark">
        <SunIcon />
      </span>
    </button>
  );
}

function toggle() {
  const root = document.documentElement;
  const isDark =
    root.dataset.theme === 'dark' ||
    (root.dataset.theme === undefined && matchMedia('(prefers-color-scheme: dark)').matches);
  const theme = isDark ? 'light' : 'dark';
  root.dataset.theme = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Private windows may refuse; the choice then lasts as long as the page.
  }
}
