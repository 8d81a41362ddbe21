import { appendFileSync } from 'node:fs';

/** Where run.ts collects the rows of one measurement. */
const file = process.env.BENCH_TABLE;

/** One row: a figure, what was measured, and the goal with whether it is met. Figures without a goal only inform. */
export function row(figure: string, measured: string, goal?: { words: string; isMet: boolean }): void {
  const verdict = goal ? `${goal.words}, ${goal.isMet ? 'met' : 'MISSED'}` : '';
  console.log(`${figure}: ${measured}${verdict && ` (goal ${verdict})`}`);
  if (file)
    appendFileSync(file, `| ${figure} | ${measured} | ${verdict.replace('MISSED', '**missed**')} |\n`);
}

/** A row of milliseconds: the median, the shares that have a goal, and p95 where none has. */
export function timesRow(figure: string, times: number[], goals: Record<`p${number}`, number> = {}): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (percentile: string) => {
    const index = Math.floor((sorted.length * Number(percentile.slice(1))) / 100);
    return sorted[Math.min(index, sorted.length - 1)] ?? 0;
  };
  const wanted = Object.entries(goals);
  const shown = new Set(['p50', ...(wanted.length > 0 ? wanted.map(([name]) => name) : ['p95'])]);
  row(
    figure,
    [...shown].map((name) => `${name} ${at(name).toFixed(1)} ms`).join(', '),
    wanted.length === 0
      ? undefined
      : {
          words: wanted.map(([name, ms]) => `${name} ${ms} ms`).join(', '),
          isMet: wanted.every(([name, ms]) => at(name) <= ms),
        },
  );
}
