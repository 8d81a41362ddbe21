import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { nameOf, type Observation } from './observe';

/** One cell of the matrix, and how it went. */
export type Cell = Observation & {
  name: string;
  stage: string;
  expected: string;
  remedy: string;
  end: string;
};

const median = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Writes docs/fault-lab.md with what was measured. */
export async function writeReport(
  cells: Cell[],
  healthy: { purchases: number; looks: number },
): Promise<void> {
  const right = cells.filter(
    ({ expected, verdict, seen }) => nameOf(verdict) === expected && seen.length === 1,
  );
  const visible = cells.map(({ visibleMs }) => visibleMs);
  const percent = ((right.length / cells.length) * 100).toFixed(0);
  const rows = cells.map(
    ({ name, stage, verdict, visibleMs, remedy, end }) =>
      `| ${name} | ${stage} | ${nameOf(verdict)} | ${verdict.confidence.level} | ${visibleMs} | ${remedy} | ${end} |`,
  );
  writeFileSync(
    'docs/fault-lab.md',
    `# The fault lab

The lab breaks a real purchase for real: a student made for it goes through the checkout and pays at the test gateway, and the
pipeline runs into the fault. Nothing writes a verdict; the diagnosis has to find it. The first four faults are the failures of
the system that Caravan replaces.

\`\`\`sh
LAB=1 npm start                                # with the embedded database only: a deployment refuses to start with it
npm run lab                                    # what there is, and what is broken now
npm run lab -- consumer-not-deployed allocate  # breaks one purchase and says where to look
npm run lab -- undo                            # mends what was broken; the purchase is left to its remedy
\`\`\`
The console has the same at \`/admin/lab\`, for administrators. One fault is one file of
[\`server/lab/faults\`](../server/lab/faults); the three points at which the app asks for faults (a stage's step, the publisher, the
registration) exist only where \`LAB\` is on.

## Accuracy
\`tests/integration/lab/matrix.test.ts\` runs every fault at every stage where it can happen, in CI, through the embedded Inngest
server over HTTP. A cell is right when, from the limit on, no verdict but the expected one was ever given, and its remedy
fulfilled the purchase (or ended it, where its payment was reversed). The lab shortens the deadline instead of waiting for it;
"visible" counts from that limit. Written by \`LAB_REPORT=1\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${os.cpus().length} shared cores.

**${right.length} of ${cells.length} cells right: ${percent} %.** Visible after ${median(visible)} ms (median), ${Math.max(...visible)} ms at most; the goal is 10 s.
**${healthy.purchases} purchases that were healthy or merely slow, looked at ${healthy.looks} times: no false verdict.**

| fault | stage | verdict | confidence | visible, ms | remedy applied | then |
| --- | --- | --- | --- | ---: | --- | --- |
${rows.join('\n')}

"By itself": what was mended healed the purchase before anybody pressed anything.
`,
  );
}
