import { ThemeToggle } from '@/components/theme/theme-toggle';
import { Link } from '@/components/ui/link';
import { LinkButton } from '@/components/ui/link-button';
import { Logo } from '@/components/ui/logo';
import { NavLink } from './nav-link';
import { UserMenu } from './user-menu';

export type HeaderUser = { name: string; email: string; isStaff: boolean; isTrainer: boolean };

/** The header of the shop and of the student's pages. On phones the links get their own row. */
export function SiteHeader({ user }: { user: HeaderUser | null }) {
  return (
    <header className="no-print border-b border-line">
      <a
        href="#main"
        className="absolute top-2 left-2 z-50 -translate-y-24 rounded-lg bg-ink px-4 py-2 text-page focus:translate-y-0"
      >
        Skip to the content
      </a>
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-7 px-5 sm:px-8">
        <Link href="/" className="flex h-16 items-center rounded-md">
          <Logo />
        </Link>
        <nav
          aria-label="Main"
          className="order-last -mx-5 flex w-[calc(100%+2.5rem)] gap-3 border-t min-[360px]:gap-6 border-line px-5 sm:order-none sm:mx-0 sm:ml-auto sm:w-auto sm:border-0 sm:px-0"
        >
          <NavLink href="/" also="/courses">
            Courses
          </NavLink>
          {user && <NavLink href="/purchases">My courses</NavLink>}
          {user && <NavLink href="/schedule">Schedule</NavLink>}
          {user?.isTrainer && <NavLink href="/teach">Teach</NavLink>}
        </nav>
        <div className="ml-auto flex items-center gap-2 sm:ml-0">
          <ThemeToggle />
          {user ? (
            <UserMenu {...user} />
          ) : (
            <LinkButton href="/sign-in" variant="secondary" size="sm">
              Sign in
            </LinkButton>
          )}
        </div>
      </div>
    </header>
  );
}
