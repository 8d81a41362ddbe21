import { stringify } from 'csv-stringify/sync';

/**
 * Rows as CSV (RFC 4180: CRLF, UTF-8). A file begins with its `head`, and with a byte order mark, which spreadsheets need. A
 * cell that a spreadsheet would run as a formula is escaped.
 */
export function csvLines(rows: string[][], head?: readonly string[]): string {
  return stringify(head ? [[...head], ...rows] : rows, {
    bom: head !== undefined,
    record_delimiter: 'windows',
    // Without it only CRLF would be quoted, not a CR or LF alone.
    quoted_match: /[\r\n]/,
    escape_formulas: true,
  });
}
