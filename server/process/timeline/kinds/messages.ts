import { z } from 'zod';
import { entryKind } from './entry-kind';

/** Messages between student and trainer: only that somebody asked for help, never what was written. */
export const messageKinds = {
  'help.asked': entryKind('BUSINESS', { by: z.enum(['student', 'trainer']) }, ({ by }) => ({
    title: `The ${by} asked for help with the messages`,
    tone: 'warn',
  })),
  'help.closed': entryKind('BUSINESS', {}, () => ({
    title: 'The request for help was closed',
    tone: 'ok',
  })),
};
