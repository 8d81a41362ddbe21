import { setTimeout as delay } from 'node:timers/promises';
import { createContext } from '@/server/core/context';
import { describeError } from '@/server/core/describe-error';
import { judgeCell } from '@/server/lab/matrix/judge-cell';
import type { MatrixCell } from '@/server/lab/matrix/matrix-cells';
import { nameOf } from '@/server/lab/matrix/name-of';
import { runCell } from '@/server/lab/matrix/run-cell';
import { undoFaults } from '@/server/lab/undo-faults';
import type { Row } from './print-table';

/** How often a cell that takes long says what it waits for, in milliseconds. */
const sayAfterMs = 30_000;
/** When a cell is given up, in milliseconds: all of Inngest's own attempts and waits of a run are over in six minutes. */
const patienceMs = 3_600_000;

/** Runs the cells one after the other, since a registration is everybody's, and says how each goes. */
export async function runCells(cells: readonly MatrixCell[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [index, cell] of cells.entries()) {
    console.log(
      `  ${String(index + 1).padStart(2)} of ${cells.length}  ${cell.name} at ${cell.stage}, expected: ${cell.expected}`,
    );
    const beganAt = Date.now();
    const row = await runOne(cell);
    const seconds = Math.round((Date.now() - beganAt) / 1000);
    console.log(`            ${row.isOk ? 'ok' : 'NOT OK'}: ${row.verdict}, ${seconds} s`);
    rows.push(row);
  }
  return rows;
}

async function runOne(cell: MatrixCell): Promise<Row> {
  const row = { fault: cell.name, stage: cell.stage, expected: cell.expected };
  const [beganAt, ended] = [Date.now(), new AbortController()];
  let waitsFor = 'its turn';
  const progress = setInterval(() => {
    console.log(`            ${Math.round((Date.now() - beganAt) / 1000)} s: waits for ${waitsFor}`);
  }, sayAfterMs);
  try {
    const ran = await Promise.race([
      runCell(cell, (what) => (waitsFor = what)),
      delay(patienceMs, null, { signal: ended.signal }),
    ]);
    if (!ran) throw new Error(`it waited for ${waitsFor} until ${patienceMs / 60_000} minutes were over`);
    const problems = judgeCell(ran);
    return { ...row, verdict: nameOf(ran.verdict), isOk: problems.length === 0, problems };
  } catch (error) {
    await undoFaults(createContext({ kind: 'system', job: 'lab' })).catch(() => undefined);
    return { ...row, verdict: 'none', isOk: false, problems: [`It failed: ${describeError(error)}.`] };
  } finally {
    clearInterval(progress);
    ended.abort();
  }
}
