import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { causeTitle, pagedCodes } from './causes';

test.each(pagedCodes)('%s is called as on its page', (code) => {
  const [heading] = readFileSync(`docs/causes/${code}.md`, 'utf8').split('\n');
  expect(heading).toBe(`# ${code}: ${causeTitle(code)}`);
});
