import { buttonClass } from '@/components/ui/button-class';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { showCertificateNumber } from '@/server/core/ids/certificate-number';
import { formatTime } from '@/server/core/time/format-time';
import type { MyPurchase } from '@/server/purchases/own/get-my-purchase';

/** The student's certificate, once the course is completed. */
export function CertificateCard({ certificates, zone }: Pick<MyPurchase, 'certificates' | 'zone'>) {
  const [certificate] = certificates;
  if (!certificate) return null;
  const number = showCertificateNumber(certificate.number);
  return (
    <Panel title="Certificate">
      <div className="grid gap-3 px-4 pb-4">
        <p className="text-muted">
          You completed this course. Issued {formatTime(certificate.issuedAt, 'date', zone)}, number{' '}
          <span className="font-mono text-sm whitespace-nowrap">{number}</span>.
        </p>
        <div className="flex flex-wrap gap-2">
          <a href={`/api/certificates/${certificate.id}`} className={buttonClass({ size: 'sm' })}>
            Download PDF
          </a>
          <LinkButton href={`/certificates/${number}`} variant="secondary" size="sm">
            Open public page
          </LinkButton>
        </div>
      </div>
    </Panel>
  );
}
