import { prose } from './prose';

/** Why staff do something, in their own words: 3 to 500 characters. */
export const reason = prose(500, 'Say why.').min(3, 'Say in a few words why.');
