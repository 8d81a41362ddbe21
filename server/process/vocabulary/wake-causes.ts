import { isCodeOf } from '@/server/core/vocabulary/codes';

/** What made room for a waiting purchase, by the cause that the database's triggers give to `capacity/changed`. */
const wakeCauses = {
  trainer: 'their cap, pause, languages or weekly limit changed',
  skill: 'they teach more skills',
  availability: 'their availability changed',
  'time-off': 'their time off changed',
  released: 'one of their students left',
  session: 'a session was moved or cancelled',
  unused: 'a place kept for another student was not needed',
  time: 'the regular check found room',
};

/** A cause in words; one that this version does not know is "something". */
export const wakeCauseWords = (cause: string): string =>
  isCodeOf(wakeCauses, cause) ? wakeCauses[cause] : 'something changed';
