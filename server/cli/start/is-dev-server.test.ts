import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '@/tests/support/temporary-folder';
import { isDevServer } from './is-dev-server';

test.skipIf(process.platform === 'win32')(
  'the script that stands in for a missing binary is no dev server',
  () => {
    const file = path.join(temporaryFolder(), 'inngest');
    expect(isDevServer(file)).toBe(false);
    writeFileSync(file, '#!/usr/bin/env node\nconsole.error("Error: Inngest CLI binary not found.")');
    expect(isDevServer(file)).toBe(false);
    writeFileSync(file, Buffer.from([0x7f, 0x45, 0x4c, 0x46]));
    expect(isDevServer(file)).toBe(true);
  },
);
