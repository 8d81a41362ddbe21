/** Where the layout finds the nonce of its page. The proxy sets it, whatever the browser sent. */
export const nonceHeader = 'x-nonce';
