import { showCertificateNumber } from '@/server/core/ids/certificate-number';
import { formatTime } from '@/server/core/time/format-time';
import type { VerifiedCertificate } from '@/server/fulfillment/certificates/verify-certificate';

/** What a certificate says to anyone who verifies it. */
export function CertificateFacts({ certificate }: { certificate: VerifiedCertificate }) {
  const { studentName, courseTitle, schoolName, completedOn, issuedAt, revokedAt } = certificate;
  const day = (at: Date) => formatTime(at, 'date', 'UTC');
  const facts = [
    ['Student', studentName],
    ['Course', courseTitle],
    ['School', schoolName],
    ['Completed', day(completedOn)],
    ['Issued', day(issuedAt)],
    ...(revokedAt ? [['Revoked', day(revokedAt)]] : []),
  ];
  return (
    <dl className="panel divide-y divide-line">
      {facts.map(([term, value]) => (
        <div key={term} className="grid gap-x-4 px-4 py-3 sm:grid-cols-[8rem_1fr]">
          <dt className="text-muted">{term}</dt>
          <dd className="font-semibold wrap-anywhere">{value}</dd>
        </div>
      ))}
      <div className="grid gap-x-4 px-4 py-3 sm:grid-cols-[8rem_1fr]">
        <dt className="text-muted">Number</dt>
        <dd className="font-mono">{showCertificateNumber(certificate.number)}</dd>
      </div>
    </dl>
  );
}
