import { Avatar } from '@/components/ui/avatar';
import { Link } from '@/components/ui/link';
import { SignOutButton } from './sign-out-button';

const item = 'flex min-h-9 w-full items-center rounded-md px-3 text-left hover:bg-sunk';

/** Initials that open a menu. A native popover: Escape or a click outside closes it. */
export function UserMenu({
  name,
  email,
  isStaff,
  isTrainer,
}: {
  name: string;
  email: string;
  isStaff: boolean;
  isTrainer: boolean;
}) {
  return (
    <>
      <button
        type="button"
        popoverTarget="user-menu"
        aria-label={`Account of ${name}`}
        className="grid size-9 cursor-pointer place-items-center rounded-full"
      >
        <Avatar name={name} size={34} />
      </button>
      <div
        id="user-menu"
        popover="auto"
        className="panel fixed inset-auto top-14 right-[max(1.25rem,calc((100vw-72rem)/2+2rem))] m-0 w-60 p-1.5 text-ink shadow-overlay"
      >
        <p className="border-b border-line px-3 pt-1.5 pb-2.5">
          <span className="block truncate font-semibold">{name}</span>
          <span className="block truncate text-sm text-muted">{email}</span>
        </p>
        <div className="pt-1.5">
          <Link href="/purchases" className={item}>
            My courses
          </Link>
          <Link href="/schedule" className={item}>
            Schedule
          </Link>
          {isTrainer && (
            <Link href="/teach" className={item}>
              Teach
            </Link>
          )}
          {isStaff && (
            <Link href="/admin/purchases" className={item}>
              Console
            </Link>
          )}
          <Link href="/account" className={item}>
            Account
          </Link>
          <SignOutButton className={`${item} cursor-pointer`} />
        </div>
      </div>
    </>
  );
}
