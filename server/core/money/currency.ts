import { z } from 'zod';
import { mostMinorUnits } from './price';

/** An ISO 4217 currency. */
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'Choose a currency.', abort: true })
  .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'There is no such currency.');

/** A price in minor units of its currency. */
export const minorAmount = z
  .number()
  .int()
  .min(1, 'A plan cannot be free.')
  .max(mostMinorUnits, 'This is more than a plan can cost.');
