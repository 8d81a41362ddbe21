/** Writes one line of the native engine's log format to stderr, where the Prisma CLI reads it. */
export function writeLogLine(level: 'INFO' | 'ERROR', fields: Record<string, unknown>): void {
  const line = { timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
