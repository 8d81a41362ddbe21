import { z } from 'zod';

/** The name of a discount code as a student types it: in any case, kept in capitals. The database holds the same form. */
export const codeName = z
  .string()
  .max(100)
  .overwrite((text) => text.trim().toUpperCase())
  .regex(/^[A-Z0-9][A-Z0-9-]{2,31}$/, 'A code has 3 to 32 letters, digits and hyphens.');
