import { z } from 'zod';
import { overridableRules } from '@/server/process/vocabulary/trainer-rules';

/** Overrides as input and as stored. */
export const overrideSchema = z.enum(overridableRules);
