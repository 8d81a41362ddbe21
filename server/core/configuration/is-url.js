/**
 * Whether it is a URL of one of the protocols, with a host and a readable name and password, if any.
 * @param {string} given
 * @param {string[]} protocols
 */
export function isUrl(given, protocols) {
  if (!URL.canParse(given)) return false;
  const { protocol, hostname, username, password } = new URL(given);
  const isNamed = /^([\w.-]+|\[[\da-f:.]+\])$/i.test(hostname);
  return protocols.includes(protocol.slice(0, -1)) && isNamed && isEncoded(username) && isEncoded(password);
}

/**
 * Whether it is an https URL that names no account.
 * @param {string} given
 */
export function isPublicUrl(given) {
  return isUrl(given, ['https']) && !new URL(given).username && !new URL(given).password;
}

/** @param {string} part */
function isEncoded(part) {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}
