/** SQLSTATE classes and codes of a server that refuses or ends connections, and of a time limit of ours or the server's. */
const outage = /^(08\w{3}|53300|57P0[1235]|57014|25006)$/;
const network = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** Prisma's codes for no connection: https://www.prisma.io/docs/orm/reference/error-reference */
const prisma = /^(P1001|P1002|P1008|P1017|P2024)$/;
/** `pg` gives these no code. */
const words =
  /did not answer within|timeout exceeded when trying to connect|^Connection terminated|Query read timeout/;

/** Whether `error` says that the database is away, does not answer, or is not one to work in: trying later may succeed. */
export function isOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 6) return false;
  const { name, code, originalCode, message, cause, meta, driverAdapterError, errors } = Object.fromEntries(
    ['name', 'code', 'originalCode', 'message', 'cause', 'meta', 'driverAdapterError', 'errors'].map(
      (key) => [key, Reflect.get(error, key)],
    ),
  );
  const codes = [code, originalCode].map(String);
  if (codes.some((text) => outage.test(text) || network.test(text) || prisma.test(text))) return true;
  if (/^Session(Zone|Setting)Error$/.test(String(name)) || words.test(String(message))) return true;
  return [cause, meta, driverAdapterError, ...(Array.isArray(errors) ? errors : [])].some((inner) =>
    isOutage(inner, depth + 1),
  );
}
