const hidden = '[redacted]';

/** What must not leave a log or a database row with an error: each pattern is bounded, so that none is worse than linear. */
const secrets: readonly [RegExp, string][] = [
  // User and password of any connection string, up to the last @ before the host's path.
  [/:\/\/[^\s/?#]{1,256}@/g, `://${hidden}@`],
  // The event key is a part of the address that events are sent to.
  [/\/e\/[^\s/?#"')]{1,256}/g, `/e/${hidden}`],
  [/\b(bearer|basic)\s{1,4}[^\s"',;]{1,4096}/gi, `$1 ${hidden}`],
  [
    /(\b|_)(password|passwd|pwd|secret|token|api[-_]?key|access[-_]?key|signing[-_]?key|event[-_]?key|authorization)(["']?\s{0,4}[=:]\s{0,4}["']?)(?!\[redacted\]|(?:bearer|basic)\b)[^\s"',;&)}]{1,4096}/gi,
    `$1$2$3${hidden}`,
  ],
  [/\bsignkey-\w{1,40}-[0-9a-f]{1,4096}/gi, hidden],
  [/\b(?:sk|rk|pk|whsec)_\w{8,256}/g, hidden],
  [/\beyJ[\w-]{10,4096}(?:\.[\w-]{1,4096}){1,2}/g, hidden],
  // A key in hexadecimal. An id as a UUID has hyphens, and a ULID is no hexadecimal.
  [/\b[0-9a-f]{32,4096}\b/gi, hidden],
];

/** The text without credentials: of connection strings, headers, parameters, and keys known by their shape. */
export function redactSecrets(text: string): string {
  return secrets.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), text);
}
