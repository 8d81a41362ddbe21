import { LocalTime } from '@/components/time/local-time';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import { Panel } from '@/components/ui/panel';
import { showCertificateNumber } from '@/server/core/ids/certificate-number';
import type { PurchaseDetail } from '@/server/purchases/get-purchase';
import { IssueCertificate } from './issue-certificate';
import { RevokeCertificate } from './revoke-certificate';

/** The certificates of a purchase: the valid one, and those that were revoked. */
export function CertificatesCard({
  purchase: { id, certificates, isOver },
  zone,
}: {
  /** `isOver`: every session has its result. */
  purchase: Pick<PurchaseDetail, 'id' | 'certificates'> & { isOver: boolean };
  zone?: string;
}) {
  const isValid = certificates.some(({ revokedAt }) => revokedAt === null);
  if (certificates.length === 0 && !isOver) return null;
  return (
    <Panel title="Certificate">
      {certificates.length === 0 && <p className="px-4 pb-3 text-muted">None issued.</p>}
      <ul className="divide-y divide-line">
        {certificates.map(({ id: certificateId, number, issuedAt, revokedAt, revokeReason }) => (
          <li key={certificateId} className="grid gap-1.5 px-4 py-2.5 first:pt-0">
            <p className="flex flex-wrap items-center gap-2">
              <Link
                href={`/certificates/${showCertificateNumber(number)}`}
                className="prose-link font-mono text-sm"
              >
                {showCertificateNumber(number)}
              </Link>
              <Badge tone={revokedAt ? 'bad' : 'ok'}>{revokedAt ? 'Revoked' : 'Valid'}</Badge>
            </p>
            <p className="text-muted">
              Issued <LocalTime at={issuedAt} shape="date" zone={zone} />
              {revokedAt && (
                <>
                  , revoked <LocalTime at={revokedAt} shape="date" zone={zone} />: {revokeReason}
                </>
              )}
            </p>
            {!revokedAt && <RevokeCertificate certificateId={certificateId} />}
          </li>
        ))}
      </ul>
      {!isValid && isOver && <IssueCertificate purchaseId={id} />}
    </Panel>
  );
}
