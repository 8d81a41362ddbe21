'use client';

import { Button, Drawer, useOverlayState } from '@heroui/react';
import { Menu } from 'lucide-react';
import { type NavNotes, SideNav } from './side-nav';

/** The navigation on phones, opened by a button. */
export function NavDrawer({ notes }: { notes: NavNotes }) {
  const state = useOverlayState();
  return (
    <Drawer isOpen={state.isOpen} onOpenChange={state.setOpen}>
      <Button isIconOnly variant="ghost" aria-label="Open navigation" className="-ml-2 md:hidden">
        <Menu size={18} aria-hidden="true" />
      </Button>
      <Drawer.Backdrop>
        <Drawer.Content placement="left" className="max-w-64">
          <Drawer.Dialog aria-label="Navigation" className="bg-page px-0 py-4">
            <SideNav notes={notes} onNavigate={state.close} />
          </Drawer.Dialog>
        </Drawer.Content>
      </Drawer.Backdrop>
    </Drawer>
  );
}
