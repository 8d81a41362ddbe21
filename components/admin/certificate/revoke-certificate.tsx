'use client';

import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { ReasonDialog } from '../reason-dialog';

/** Revokes a certificate after saying what that means. */
export function RevokeCertificate({ certificateId }: { certificateId: string }) {
  const client = useApiClient();
  const change = useChange();
  return (
    <ReasonDialog
      label="Revoke…"
      title="Revoke this certificate?"
      placeholder="For the timeline and the audit log. Not shown on the public page."
      confirm="Revoke certificate"
      change={change}
      onConfirm={(reason) =>
        change.run(() => client.admin.certificates.revoke.mutate({ certificateId, reason }))
      }
    >
      Its public page will say that it is not valid, and the student can’t download it any more. You can issue
      a new one afterwards.
    </ReasonDialog>
  );
}
