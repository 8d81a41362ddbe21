'use client';

import { MoonIcon, SunIcon } from '../ui/icons';

/** Switches the theme and remembers it. Both icons are rendered; CSS shows the right one. */
export function ThemeToggle() {
  return (
    <button
      type="button"
      onClick={toggle}
      title="Light or dark"
      aria-label="Switch between light and dark"
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
    // Private windows may refuse storage. Then the choice lasts until the page is closed.
  }
}
