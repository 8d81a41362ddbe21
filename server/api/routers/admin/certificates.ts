import { router, staffProcedure } from '@/server/api/trpc';
import { issueCertificate, issueCertificateInput } from '@/server/fulfillment/certificates/issue-certificate';
import {
  revokeCertificate,
  revokeCertificateInput,
} from '@/server/fulfillment/certificates/revoke-certificate';

export const certificatesRouter = router({
  issue: staffProcedure
    .input(issueCertificateInput)
    .mutation(({ ctx, input }) => issueCertificate(ctx, input)),
  revoke: staffProcedure
    .input(revokeCertificateInput)
    .mutation(({ ctx, input }) => revokeCertificate(ctx, input)),
});
