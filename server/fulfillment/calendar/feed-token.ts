import { createHash, randomBytes } from 'node:crypto';

/** A new address nobody can guess: 256 random bits. */
export const createToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: enough to know it again, useless to a reader of the database. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
