import { expect, test } from 'vitest';
import { printTable } from './print-table';

test('columns line up, what differs is marked with its reason, what was skipped says so', () => {
  const row = { fault: 'run-failed', stage: 'create', expected: 'RUN_FAILED at create' };
  const skipped = { fault: 'inngest-stopped', stage: 'all', expected: 'EVENT_NOT_PUBLISHED', verdict: '' };
  const table = printTable([
    { ...row, verdict: 'RUN_FAILED at create', isOk: true, problems: [] },
    { ...row, verdict: 'on-time', isOk: false, problems: ['The verdict was on-time.'] },
    { ...skipped, isOk: null, problems: ['This Inngest is not ours to stop.'] },
  ]);
  expect(table.split('\n')).toEqual([
    '  fault            stage   expected              verdict               ok',
    '  ---------------  ------  --------------------  --------------------  -------',
    '  run-failed       create  RUN_FAILED at create  RUN_FAILED at create  yes',
    '  run-failed       create  RUN_FAILED at create  on-time               NO',
    '    The verdict was on-time.',
    '  inngest-stopped  all     EVENT_NOT_PUBLISHED                         skipped',
    '    This Inngest is not ours to stop.',
  ]);
});
