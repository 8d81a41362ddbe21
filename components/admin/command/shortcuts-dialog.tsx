'use client';

import { Modal, type useOverlayState } from '@heroui/react';
import { Kbd } from '@/components/ui/kbd';
import { places } from './navigation';

const groups = [
  {
    title: 'Everywhere',
    keys: [
      ['Ctrl K', 'Search or jump to'],
      ['?', 'This list'],
      ...places.map(({ key, label }) => [`g ${key}`, `Go to ${label.toLowerCase()}`] as const),
    ],
  },
  {
    title: 'In lists',
    keys: [
      ['j', 'Next row'],
      ['k', 'Previous row'],
      ['Enter', 'Open the row'],
      ['/', 'Search'],
    ],
  },
  {
    title: 'On a purchase',
    keys: [['e', 'Technical details']],
  },
] as const;

/** Every shortcut of the console. */
export function ShortcutsDialog({ state }: { state: ReturnType<typeof useOverlayState> }) {
  return (
    <Modal.Backdrop isOpen={state.isOpen} onOpenChange={state.setOpen}>
      <Modal.Container size="sm">
        <Modal.Dialog className="bg-surface">
          <Modal.CloseTrigger />
          <Modal.Header>
            <Modal.Heading className="text-lg font-semibold">Keyboard shortcuts</Modal.Heading>
          </Modal.Header>
          <Modal.Body className="grid gap-5">
            {groups.map(({ title, keys }) => (
              <section key={title}>
                <h3 className="mb-1.5 font-semibold text-muted">{title}</h3>
                <dl>
                  {keys.map(([key, what]) => (
                    <div key={key} className="flex items-center justify-between border-t border-line py-1.5">
                      <dt>{what}</dt>
                      <dd>
                        <Kbd>{key}</Kbd>
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </Modal.Body>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
