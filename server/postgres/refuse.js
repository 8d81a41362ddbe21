/**
 * @param {string} why A sentence without its subject, such as "has the option x twice".
 * @returns {never}
 */
export function refuse(why) {
  throw new Error(why);
}
