'use client';

import { Modal } from '@heroui/react';
import { type ReactNode, useState } from 'react';
import { type ButtonLook, buttonClass } from '../ui/button-class';

/** A button and the dialog that it opens. `children` get the way to close it, and start fresh each time. */
export function DialogButton({
  label,
  name,
  title,
  about,
  look,
  size = 'max-w-lg',
  children,
}: {
  label: string;
  /** What the button is called where several have the same label. */
  name?: string;
  title: string;
  about?: string;
  look?: ButtonLook;
  size?: string;
  children: (close: () => void) => ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" aria-label={name} onClick={() => setIsOpen(true)} className={buttonClass(look)}>
        {label}
      </button>
      <Modal.Backdrop isOpen={isOpen} onOpenChange={setIsOpen}>
        <Modal.Container className="sm:w-full sm:p-6">
          <Modal.Dialog className={`${size} rounded-2xl bg-surface p-4 sm:p-5`}>
            <Modal.CloseTrigger />
            <Modal.Header className="gap-0.5 pr-8">
              {about && <p className="text-muted">{about}</p>}
              <Modal.Heading className="text-lg font-semibold">{title}</Modal.Heading>
            </Modal.Header>
            <Modal.Body className="mt-4 text-[length:inherit]">{children(() => setIsOpen(false))}</Modal.Body>
          </Modal.Dialog>
        </Modal.Container>
      </Modal.Backdrop>
    </>
  );
}
