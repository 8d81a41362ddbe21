import { ThemeToggle } from '@/components/theme/theme-toggle';
import { CommandButton } from '../command/command-button';
import { LiveIndicator } from '../live/live-indicator';
import { AccountMenu } from './account-menu';
import { Crumbs } from './crumbs';
import { NavDrawer } from './nav-drawer';
import type { NavNotes } from './side-nav';

/** The breadcrumbs, the live indicator, the palette and the account menu. */
export function TopBar({ user, notes }: { user: { name: string; email: string }; notes: NavNotes }) {
  return (
    <header className="sticky top-0 z-20 flex h-12 items-center gap-2 border-b border-line bg-page px-4 md:px-6">
      <NavDrawer notes={notes} />
      <Crumbs />
      <div className="ml-auto flex items-center gap-1.5">
        <LiveIndicator />
        <CommandButton />
        <ThemeToggle />
        <AccountMenu name={user.name} email={user.email} />
      </div>
    </header>
  );
}
