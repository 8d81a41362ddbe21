import { v7 } from 'uuid';

/**
 * A UUIDv7 (RFC 9562), as Prisma gives to rows it creates: for rows that plain SQL creates. In one process each is
 * greater than the one before.
 */
export function newId(): string {
  return v7();
}
