'use client';

import { Modal } from '@heroui/react';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { type ButtonLook, buttonClass } from '../ui/button-class';

/**
 * A button and the dialog that it opens. `children` get the way to close it, and start fresh each time. An address with
 * `?open=` and its `address` opens it with the page, so that an email can lead there.
 */
export function DialogButton({
  label,
  name,
  address,
  title,
  about,
  look,
  size = 'max-w-lg',
  children,
}: {
  label: string;
  /** What the button is called where several have the same label. */
  name?: string;
  address?: string;
  title: string;
  about?: string;
  look?: ButtonLook;
  size?: string;
  children: (close: () => void) => ReactNode;
}) {
  const asked = useSearchParams().get('open');
  const [isOpen, setIsOpen] = useState(address !== undefined && asked === address);
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
