import { showCertificateNumber } from '@/server/core/ids/certificate-number';
import type { Mail } from '../mail/mail';

/** Gives a student the certificate of a completed course. */
export function composeCertificateMail({
  purchaseId,
  purchaseNumber,
  studentName,
  courseTitle,
  number,
}: {
  purchaseId: string;
  purchaseNumber: number;
  studentName: string;
  courseTitle: string;
  number: string;
}): Mail {
  const shown = showCertificateNumber(number);
  return {
    subject: `Your certificate for ${courseTitle}`,
    name: studentName,
    number: purchaseNumber,
    blocks: [
      { kind: 'text', text: `Congratulations! You completed ${courseTitle}, and your certificate is ready.` },
      { kind: 'facts', facts: [['Certificate number', shown]] },
      {
        kind: 'text',
        text: 'Anyone you give the link or the number to can verify it. You can download the certificate as a PDF there.',
      },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Open certificate', path: `/certificates/${shown}` },
          { label: 'My course', path: `/purchases/${purchaseId}` },
        ],
      },
    ],
  };
}
