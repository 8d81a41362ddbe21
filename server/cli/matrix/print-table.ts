/** A row of the result: what is in it, and what was wrong. */
export type Row = {
  fault: string;
  stage: string;
  expected: string;
  verdict: string;
  /** Null: skipped, and `problems` says why. */
  isOk: boolean | null;
  problems: string[];
};

const header = ['fault', 'stage', 'expected', 'verdict', 'ok'];

/** The rows as a table, each problem on a line below its row. */
export function printTable(rows: Row[]): string {
  const cells = rows.map(({ fault, stage, expected, verdict, isOk }) => [
    ...[fault, stage, expected, verdict],
    isOk === null ? 'skipped' : isOk ? 'yes' : 'NO',
  ]);
  const widths = header.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: string[]) =>
    `  ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  return [
    line(header),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.flatMap(({ problems }, index) => [
      line(cells[index] ?? []),
      ...problems.map((problem) => `    ${problem}`),
    ]),
  ].join('\n');
}
