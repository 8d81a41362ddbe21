import { type MatrixCell, matrixCells } from '@/server/lab/matrix/matrix-cells';
import { CannotStart } from '../start/cannot-start';

export type MatrixRequest = { cells: readonly MatrixCell[]; isForced: boolean };

/** What `npm run lab -- matrix [FAULT [STAGE]] [--force]` asks for. Throws CannotStart at what there is not. */
export function readRequest(args: readonly string[]): MatrixRequest {
  const [fault, stage, ...rest] = args.filter((arg) => arg !== '--force');
  const unknown = [...rest, ...args].find((arg) => arg.startsWith('-') && arg !== '--force') ?? rest[0];
  if (unknown) throw new CannotStart(`"${unknown}" is not understood: matrix [FAULT [STAGE]] [--force]`);
  const ofFault = matrixCells.filter(({ name }) => !fault || name === fault);
  const names = [...new Set(matrixCells.map(({ name }) => name))].join(', ');
  if (ofFault.length === 0) throw new CannotStart(`the matrix has no fault ${fault}: ${names}`);
  const cells = ofFault.filter((cell) => !stage || cell.stage === stage);
  const stages = ofFault.map((cell) => cell.stage).join(', ');
  if (cells.length === 0) throw new CannotStart(`${fault} happens at ${stages} only`);
  return { cells, isForced: args.includes('--force') };
}
