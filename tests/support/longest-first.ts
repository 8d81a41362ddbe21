import { BaseSequencer, type TestSpecification } from 'vitest/node';

// The longest first. On a clean clone Vitest goes by the size of a file, which says nothing about these.
const long = [
  'integration/lab/matrix.test.ts',
  'integration/seed.test.ts',
  'integration/fulfillment/contention.test.ts',
  'integration/lab/one-incident.test.ts',
];

/** Starts the files that take minutes before all others, so that none is left for one worker at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = long.findIndex((name) => moduleId.endsWith(name));
  return place < 0 ? long.length : place;
}
