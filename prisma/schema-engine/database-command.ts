import pg from 'pg';
import { connectionConfig, runStatement } from './connection-config';
import { writeLogLine } from './log-line';

const errorCodes: Record<string, string> = { '3D000': 'P1003', '28P01': 'P1000' };

/**
 * `cli can-connect-to-database | create-database | drop-database`, as the native engine's. Answers the exit code; the
 * outcome goes to stderr as a log line with Prisma's error code.
 */
export async function runDatabaseCommand(command: string, url: string): Promise<number> {
  const config = connectionConfig(url);
  const name = pg.escapeIdentifier(config.database);
  const maintenance = { ...config, database: 'postgres' };
  try {
    if (command === 'can-connect-to-database') await runStatement(config, 'SELECT 1');
    else if (command === 'create-database') await runStatement(maintenance, `CREATE DATABASE ${name}`);
    else if (command === 'drop-database')
      await runStatement(maintenance, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    else throw new Error(`unknown command ${command}`);
    const done = command === 'drop-database' ? 'The database was successfully dropped.' : 'ok';
    writeLogLine('INFO', { message: done });
    return 0;
  } catch (error) {
    const code = (error instanceof pg.DatabaseError && errorCodes[error.code ?? '']) || 'P1001';
    const detail = error instanceof Error && error.message;
    const unreachable = detail || `Can't reach database server at ${config.host}:${config.port}`;
    const message = code === 'P1003' ? `Database \`${config.database}\` does not exist` : unreachable;
    writeLogLine('ERROR', { is_panic: false, error_code: code, message });
    return 1;
  }
}
