import { publicProcedure, router } from '@/server/api/trpc';
import {
  verifyCertificate,
  verifyCertificateInput,
} from '@/server/fulfillment/certificates/verify-certificate';

export const certificatesRouter = router({
  /** Anyone who has its number may verify a certificate. */
  verify: publicProcedure
    .input(verifyCertificateInput)
    .query(({ ctx, input }) => verifyCertificate(ctx, input)),
});
