'use client';

import { Modal } from '@heroui/react';
import { useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { type MovableSession, RescheduleForm } from './reschedule-form';

/** The button and dialog to move one session. `as` says whose rules apply. */
export function Reschedule({ session, as }: { session: MovableSession; as: 'student' | 'staff' }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setIsOpen(true)}
        aria-label={`Move session ${session.ordinal} of ${session.courseTitle}`}
        className={buttonClass({ variant: 'secondary', size: 'sm' })}
      >
        Move…
      </button>
      <Modal.Backdrop isOpen={isOpen} onOpenChange={setIsOpen}>
        <Modal.Container className="sm:w-full sm:p-6">
          <Modal.Dialog className="max-w-lg rounded-2xl bg-surface p-4 sm:p-5">
            <Modal.CloseTrigger />
            <Modal.Header className="gap-0.5 pr-8">
              <p className="text-muted">{session.courseTitle}</p>
              <Modal.Heading className="text-lg font-semibold">Move session {session.ordinal}</Modal.Heading>
            </Modal.Header>
            <Modal.Body className="mt-4 text-[length:inherit]">
              <RescheduleForm session={session} as={as} onDone={() => setIsOpen(false)} />
            </Modal.Body>
          </Modal.Dialog>
        </Modal.Container>
      </Modal.Backdrop>
    </>
  );
}
