'use client';

import { Modal, type useOverlayState } from '@heroui/react';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { Autocomplete, Input, Menu, MenuItem, SearchField } from 'react-aria-components';
import { Kbd } from '@/components/ui/kbd';
import { commandsFor } from './commands';

/** Type to go anywhere: to a purchase by its number, to a page, or to a search. */
export function CommandPalette({
  state,
  onHelp,
}: {
  state: ReturnType<typeof useOverlayState>;
  onHelp: () => void;
}) {
  const pathname = usePathname();
  const [typed, setTyped] = useState('');
  const close = () => {
    state.close();
    setTyped('');
  };
  return (
    <Modal.Backdrop isOpen={state.isOpen} onOpenChange={(isOpen) => (isOpen ? state.open() : close())}>
      <Modal.Container placement="top" size="md">
        <Modal.Dialog aria-label="Search or jump to" className="gap-0 overflow-hidden bg-surface p-0">
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField aria-label="Search or jump to" autoFocus className="border-b border-line px-4">
              <Input
                placeholder="Purchase number, email, name or page…"
                className="h-12 w-full bg-transparent text-lg outline-none placeholder:text-faint [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            <Menu
              aria-label="Commands"
              items={commandsFor(typed, pathname)}
              onAction={(id) => {
                close();
                if (id === 'shortcuts') onHelp();
              }}
              className="max-h-80 overflow-auto p-1.5 outline-none"
            >
              {(command) => (
                <MenuItem
                  href={command.href}
                  textValue={command.label}
                  className="flex min-h-9 cursor-pointer items-center justify-between gap-4 rounded-lg px-2.5 py-1.5 outline-none data-focused:bg-sunk"
                >
                  <span>
                    {command.label}
                    {command.hint && <span className="text-muted"> {command.hint}</span>}
                  </span>
                  {command.keys && <Kbd>{command.keys}</Kbd>}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
