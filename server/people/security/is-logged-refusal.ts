/**
 * Whether Better Auth logs a refusal as an error: a wrong answer of a device or of another provider. Anyone can send one, so it is
 * no defect.
 */
export const isLoggedRefusal = (message: string): boolean =>
  /^(Failed to verify (authentication|registration)|Failed to parse state|account_not_linked)$/.test(message);
