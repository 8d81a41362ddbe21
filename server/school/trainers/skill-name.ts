import { z } from 'zod';

/**
 * A skill by name, as courses and trainers share it: lower case, words joined by hyphens, e.g. "data-science", "c++".
 * What is typed with spaces or capitals is brought into that form.
 */
export const skillName = z
  .string()
  .max(60)
  .transform((typed) => typed.trim().toLowerCase().replace(/\s+/g, '-'))
  .pipe(
    z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N}+#.-]{0,39}$/u, 'Use letters, digits and hyphens, at most 40 of them.'),
  );
