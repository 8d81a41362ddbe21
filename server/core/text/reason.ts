import { prose } from './prose';

/** Characters. */
export const longestReason = 500;

/** Why staff do something, in their own words: 3 to 500 characters. */
export const reason = prose(longestReason, 'Say why.').min(3, 'Say in a few words why.');
