'use client';

import { Modal } from '@heroui/react';
import { useQuery } from '@tanstack/react-query';
import { useActionState } from 'react';
import { CodeField } from '@/components/credentials/code-field';
import { PasswordField } from '@/components/credentials/password-field';
import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';
import { type Outcome, verifyCode, verifyPassword } from './auth-client';

/** Asks who is signed in to prove it once more, with a code of their app or else their password. */
export function StepUpDialog({
  readSecurity,
  onAnswer,
}: {
  readSecurity: () => Promise<{ recoveryCodesLeft: number | null }>;
  onAnswer: (isConfirmed: boolean) => void;
}) {
  const { data: security } = useQuery({ queryKey: ['security'], queryFn: readSecurity });
  const asksForCode = security && security.recoveryCodesLeft !== null;
  const [outcome, submit, isPending] = useActionState<Outcome | null, FormData>(async (_, form) => {
    const given = (name: string) => String(form.get(name) ?? '');
    const answer = asksForCode
      ? await verifyCode({ code: given('code').replaceAll(' ', '') })
      : await verifyPassword({ password: given('password') });
    if (answer.ok) onAnswer(true);
    return answer;
  }, null);
  return (
    <Modal.Backdrop isOpen onOpenChange={(isOpen) => !isOpen && onAnswer(false)}>
      <Modal.Container className="sm:w-full sm:p-6">
        <Modal.Dialog className="max-w-sm rounded-2xl bg-surface p-4 sm:p-5">
          <Modal.CloseTrigger />
          <Modal.Header className="gap-0.5 pr-8">
            <Modal.Heading className="text-lg font-semibold">Confirm that it’s you</Modal.Heading>
          </Modal.Header>
          <Modal.Body className="mt-3 text-[length:inherit]">
            {security && (
              <form action={submit} className="grid gap-4">
                <p className="text-muted">
                  This protects refunds, overrides and roles. It counts for ten minutes.
                </p>
                {asksForCode ? <CodeField /> : <PasswordField />}
                <div aria-live="polite" className={outcome?.ok === false ? '' : '-mb-4'}>
                  {outcome?.ok === false && <Notice tone="bad" title={outcome.message} />}
                </div>
                <button type="submit" disabled={isPending} className={buttonClass({}, 'w-fit')}>
                  {isPending ? 'Checking…' : 'Confirm'}
                </button>
              </form>
            )}
          </Modal.Body>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
