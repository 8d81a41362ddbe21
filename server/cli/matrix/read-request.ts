import { ValidationError } from '@/server/core/errors';
import { toLine } from '@/server/core/text/to-line';
import { type MatrixCell, matrixCells } from '@/server/lab/matrix/matrix-cells';

export type MatrixRequest = { cells: readonly MatrixCell[]; isForced: boolean };

/** What `npm run lab -- matrix [FAULT [STAGE]] [--force]` asks for. Throws ValidationError at what there is not. */
export function readRequest(args: readonly string[]): MatrixRequest {
  const [fault, stage, ...rest] = args.filter((arg) => arg !== '--force');
  const unknown = [...rest, ...args].find((arg) => arg.startsWith('-') && arg !== '--force') ?? rest[0];
  if (unknown) throw refusal(`"${unknown}" is not understood: matrix [FAULT [STAGE]] [--force]`);
  const ofFault = matrixCells.filter(({ name }) => !fault || name === fault);
  const names = [...new Set(matrixCells.map(({ name }) => name))].join(', ');
  if (ofFault.length === 0) throw refusal(`the matrix has no fault ${fault}: ${names}`);
  const cells = ofFault.filter((cell) => !stage || cell.stage === stage);
  const stages = ofFault.map((cell) => cell.stage).join(', ');
  if (cells.length === 0) throw refusal(`${fault} happens at ${stages} only`);
  return { cells, isForced: args.includes('--force') };
}

const refusal = (message: string) =>
  new ValidationError('matrix.unknown', toLine(`The lab cannot begin: ${message}.`));
