import { z } from 'zod';

/** A BCP 47 language, e.g. "en" or "pt-BR". */
export const languageTag = z
  .string()
  .max(35, 'Choose a language.')
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$/, 'Choose a language.');
