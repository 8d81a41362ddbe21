import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { judgeCell, type RanCell } from '@/server/lab/matrix/judge-cell';
import { nameOf } from '@/server/lab/matrix/name-of';

const median = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Writes docs/fault-lab.md with what was measured. */
export async function writeReport(
  cells: RanCell[],
  healthy: { purchases: number; looks: number },
): Promise<void> {
  const right = cells.filter((cell) => judgeCell(cell).length === 0);
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
npm run lab -- undo                            # repairs what was broken; the purchase is left to its remedy
\`\`\`
The console has the same at \`/admin/lab\`, for administrators. One fault is one file of
[\`server/lab/faults\`](../server/lab/faults); the three points at which the app asks for faults (a stage's step, the publisher, the
registration) exist only where \`LAB\` is on.

## Against an Inngest of your own
\`\`\`sh
npm run lab -- matrix                                # the matrix below, with the embedded server; 1 when a verdict differs
INNGEST_BASE_URL=http://127.0.0.1:8288 INNGEST_EVENT_KEY=… INNGEST_SIGNING_KEY=… npm run lab -- matrix
INNGEST_DEV=1 npm run lab -- matrix run-failed create  # the dev server, one fault, one stage
\`\`\`
Needs nothing that runs here. It starts its own PostgreSQL in a temporary folder. Of your settings, including those in
\`.env\`, it uses only Inngest's: it opens no other database, and sends no mail and no alert. A purchase with nothing broken goes first.
Then each cell is one line, and the end is a table: fault, stage, the expected verdict, the verdict, and whether it was right.

- Inngest has to reach the app, which listens on 127.0.0.1. From elsewhere: \`PORT\` for a fixed port, on all addresses of this
  machine, and \`INNGEST_SERVE_ORIGIN\` for where that is seen from Inngest. This machine has to reach it there too.
- An Inngest that has functions of an app \`caravan\` registered is refused: its events would come here. \`--force\` is for
  what a killed run left, or a Caravan that is gone. One that is still there has to register again afterwards.
- In the end, and at Ctrl-C, its functions are taken out of Inngest, and its database is removed.
- Inngest's own waits between attempts are 15 s and more, so \`retries-exhausted\` takes about five minutes a stage. A cell that takes
  long says what it waits for. It is given up after an hour.
- \`inngest-stopped\` is skipped: only the embedded server is the lab's to stop.

## Accuracy
\`tests/integration/lab/matrix.test.ts\` runs every fault at every stage where it can happen, in CI, through the embedded Inngest
server over HTTP. A cell is right when, from the limit on, no verdict but the expected one was ever given, and its remedy
fulfilled the purchase (or ended it, where its payment was reversed). The lab shortens the deadline instead of waiting for it;
"visible" counts from that limit. Written by \`LAB_REPORT=1\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${os.cpus().length} shared cores, load average ${Math.round(os.loadavg()[0] ?? 0)}.

**${right.length} of ${cells.length} cells right: ${percent} %.** Visible after ${median(visible)} ms (median), ${Math.max(...visible)} ms at most; the goal is 10 s.
**${healthy.purchases} purchases that were healthy or merely slow, looked at ${healthy.looks} times: no false verdict.**

| fault | stage | verdict | confidence | visible, ms | remedy applied | then |
| --- | --- | --- | --- | ---: | --- | --- |
${rows.join('\n')}

"By itself": what was mended healed the purchase before anybody pressed anything.
`,
  );
}
