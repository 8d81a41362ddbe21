import { purchaseNumber } from '@/server/core/ids/purchase-number';
import { findsWords } from '@/server/core/search/finds-words';
import { searchWords } from '@/server/core/search/search-words';
import { toLine } from '@/server/core/text/to-line';
import { places } from './navigation';

/** A command of the palette. It navigates to `href`, or runs the action named by `id`. */
export type Command = { id: string; label: string; hint?: string; href?: string; keys?: string };

const fixed: Command[] = [
  ...places.map(({ href, label, key }) => ({
    id: href,
    label: `Go to ${label.toLowerCase()}`,
    href,
    keys: `g ${key}`,
  })),
  { id: 'late', label: 'Show late purchases', href: '/admin/purchases?late=1' },
  {
    id: 'in-flight',
    label: 'Show paid purchases that are not booked',
    href: '/admin/purchases?status=in-flight',
  },
  { id: 'absences', label: 'Show absences', href: '/admin/absences' },
  { id: 'new-trainer', label: 'Add a trainer', href: '/admin/trainers/new' },
  { id: 'new-course', label: 'Add a course', href: '/admin/courses/new' },
  { id: 'shortcuts', label: 'Show keyboard shortcuts', keys: '?' },
];

/**
 * The commands for the typed text: a purchase if it is a number, otherwise a search, and every command with words that start
 * with the typed words. Commands of the current page come first.
 */
export function commandsFor(typed: string, pathname = ''): Command[] {
  const here = commandsAt(pathname);
  const text = toLine(typed).trim();
  if (!text) return [...here, ...fixed];
  const words = searchWords(text);
  const matching = [...here, ...fixed].filter(({ label }) => findsWords(label, words));
  const number = purchaseNumber(text);
  const jump: Command[] = number
    ? [{ id: 'jump', label: `Open purchase P-${number}`, href: `/admin/purchases/P-${number}` }]
    : [];
  const search: Command = {
    id: 'search',
    label: `Search purchases for “${text}”`,
    hint: 'number, email, name or provider reference',
    href: `/admin/purchases?q=${encodeURIComponent(text)}`,
  };
  const trainers: Command = {
    id: 'search-trainers',
    label: `Search trainers for “${text}”`,
    hint: 'name, email or headline',
    href: `/admin/trainers?q=${encodeURIComponent(text)}`,
  };
  return [...jump, ...matching, search, trainers];
}

function commandsAt(pathname: string): Command[] {
  const number = /^\/admin\/purchases\/(P-\d+)$/.exec(pathname)?.[1];
  return number
    ? [{ id: 'reallocate', label: `Reallocate ${number} to another trainer`, href: `${pathname}?reallocate` }]
    : [];
}
