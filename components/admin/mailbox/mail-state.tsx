import { Badge } from '@/components/ui/badge';

/** Whether an email was sent, was refused for good, was turned off by its reader, or still waits. */
export function MailState({
  mail,
}: {
  mail: { sentAt: Date | null; refusedAt: Date | null; isMuted: boolean };
}) {
  if (mail.isMuted) return <Badge>Turned off</Badge>;
  if (mail.sentAt) return <Badge tone="ok">Sent</Badge>;
  if (mail.refusedAt) return <Badge tone="bad">Refused</Badge>;
  return <Badge tone="warn">Waiting</Badge>;
}
