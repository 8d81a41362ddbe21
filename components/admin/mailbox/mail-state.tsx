import { Badge } from '@/components/ui/badge';

/** Whether an email was sent, was refused for good, or still waits. */
export function MailState({ mail }: { mail: { sentAt: Date | null; refusedAt: Date | null } }) {
  if (mail.sentAt) return <Badge tone="ok">Sent</Badge>;
  if (mail.refusedAt) return <Badge tone="bad">Refused</Badge>;
  return <Badge tone="warn">Waiting</Badge>;
}
