/** Endpoints that compare a code of an authenticator app, or a recovery code. */
export const codePaths = ['/two-factor/verify-totp', '/two-factor/verify-backup-code'];
