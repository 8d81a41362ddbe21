'use client';

import { Button, Dropdown } from '@heroui/react';
import { signOut } from '@/components/api/auth-client';
import { Avatar } from '@/components/ui/avatar';

/** The signed-in person, and sign-out. */
export function AccountMenu({ name, email }: { name: string; email: string }) {
  return (
    <Dropdown>
      <Button isIconOnly variant="ghost" aria-label={`Account of ${name}`} className="rounded-full">
        <Avatar name={name} size={26} />
      </Button>
      <Dropdown.Popover placement="bottom end" className="min-w-56">
        <div className="border-b border-line px-3 pt-2 pb-2.5">
          <p className="truncate font-semibold">{name}</p>
          <p className="truncate text-muted">{email}</p>
        </div>
        <Dropdown.Menu aria-label="Account">
          <Dropdown.Item id="shop" href="/">
            Open the shop
          </Dropdown.Item>
          <Dropdown.Item id="account" href="/account">
            Your account
          </Dropdown.Item>
          <Dropdown.Item id="sign-out" onAction={() => void leave()}>
            Sign out
          </Dropdown.Item>
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}

// A full page load, so that nothing of the console stays in memory.
async function leave() {
  const outcome = await signOut();
  if (outcome.ok) window.location.assign('/sign-in');
}
