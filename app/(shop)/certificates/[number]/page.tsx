import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { CertificateFacts } from '@/components/certificate/certificate-facts';
import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';
import { isNotFound } from '@/server/api/is-not-found';
import { api } from '@/server/api/server';

export const metadata: Metadata = {
  title: 'Certificate',
  robots: { index: false, follow: false },
  // The address is what verifies the certificate: sites that the reader goes on to don't learn it.
  referrer: 'no-referrer',
};

type Props = { params: Promise<{ number: string }> };

/** Anyone who was given the number of a certificate sees here whether it is valid. */
export default async function CertificatePage({ params }: Props) {
  const certificate = await readCertificate((await params).number);
  const { revokedAt, downloadId, schoolName } = certificate;
  return (
    <div className="mx-auto grid max-w-2xl gap-5 px-5 py-10 sm:px-8 sm:py-14">
      <h1 className="text-[1.875rem] leading-[1.14] font-semibold tracking-[-0.028em] sm:text-[2.25rem]">
        Certificate of completion
      </h1>
      {revokedAt ? (
        <Notice tone="bad" title="Revoked">
          {schoolName} issued this certificate and revoked it later. It is not valid.
        </Notice>
      ) : (
        <Notice tone="ok" title="Valid">
          {schoolName} issued this certificate.
        </Notice>
      )}
      <CertificateFacts certificate={certificate} />
      {downloadId && (
        <a href={`/api/certificates/${downloadId}`} className={buttonClass({}, 'w-fit')}>
          Download PDF
        </a>
      )}
    </div>
  );
}

const readCertificate = cache(async (number: string) => {
  try {
    return await api().certificates.verify({ number });
  } catch (error) {
    if (isNotFound(error)) notFound();
    throw error;
  }
});
