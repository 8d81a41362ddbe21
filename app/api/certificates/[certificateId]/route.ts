import { requireUser } from '@/app/api/require-user';
import { createContext } from '@/server/core/context';
import { env } from '@/server/core/env';
import { NotFoundError, PreconditionError } from '@/server/core/errors';
import { showCertificateNumber } from '@/server/core/ids/certificate-number';
import { isId } from '@/server/core/text/is-id';
import { certificatePdf } from '@/server/fulfillment/certificates/certificate-pdf';
import { getCertificate } from '@/server/fulfillment/certificates/get-certificate';
import { actorOf } from '@/server/people/roles/actor-of';
import { getLogo } from '@/server/school/settings/get-logo';

type Props = { params: Promise<{ certificateId: string }> };

/** A certificate as a PDF, for its student and for staff. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const user = await requireUser(request, 'student', 'download');
  if (user instanceof Response) return user;
  const { certificateId } = await params;
  if (!isId(certificateId)) return noCertificate();
  const ctx = createContext(actorOf(user));
  try {
    const certificate = await getCertificate(ctx, { certificateId });
    const pdf = await certificatePdf(certificate, { logo: await getLogo(ctx), origin: env.APP_URL });
    return new Response(new Uint8Array(pdf), {
      headers: {
        'cache-control': 'private, no-store',
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="certificate-${showCertificateNumber(certificate.number)}.pdf"`,
      },
    });
  } catch (error) {
    if (error instanceof NotFoundError) return noCertificate();
    if (error instanceof PreconditionError) return new Response(`${error.message}\n`, { status: 410 });
    throw error;
  }
}

const noCertificate = () => new Response('Certificate not found.\n', { status: 404 });
