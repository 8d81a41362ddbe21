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

The lab really breaks a purchase. It creates a student, checks out and pays at the test gateway, and the pipeline runs into the fault.
No verdict is faked: the diagnosis has to find the cause.

\`\`\`sh
LAB=1 npm start                                # only with the embedded database: a deployment refuses to start with LAB=1
npm run lab                                    # lists the faults, and what is broken now
npm run lab -- consumer-not-deployed allocate  # breaks one purchase and says where to look
npm run lab -- undo                            # undoes the faults; the remedy then completes the purchase
\`\`\`
The console has the same at \`/admin/lab\`, for administrators. Each fault is one file in
[\`server/lab/faults\`](../server/lab/faults). Faults plug in at four points: a stage's step, the publisher, the registration and the mail server. These
exist only while \`LAB\` is on. Faults about money happen at the test gateway, and arrive by its webhooks.

## Use your own Inngest
\`\`\`sh
npm run lab -- matrix                                # the matrix below, with the embedded server; exits with 1 if a verdict differs
INNGEST_BASE_URL=http://127.0.0.1:8288 INNGEST_EVENT_KEY=… INNGEST_SIGNING_KEY=… npm run lab -- matrix
INNGEST_DEV=1 npm run lab -- matrix run-failed create  # the dev server, one fault, one stage
\`\`\`
Nothing else has to run: the matrix starts its own PostgreSQL in a temporary folder. Of your settings, including those in \`.env\`, it
uses only Inngest's. It opens no other database and sends no emails and no alerts. First it checks that an unbroken purchase completes.
Then it prints one line per cell, and at the end a table with the fault, the stage, the expected verdict, the verdict, and whether it was
right.

- Inngest has to reach the app, which listens on 127.0.0.1. For an Inngest on another machine, set \`PORT\`, which listens on all addresses,
  and \`INNGEST_SERVE_ORIGIN\`, the app's address as Inngest sees it. This machine must reach that address too.
- The matrix refuses an Inngest that already has functions of an app \`caravan\`, because it would take that app's events. Use \`--force\`
  for the leftovers of a killed run, or of a Caravan that is gone. A Caravan that is still running has to register again afterwards.
- At the end, and on Ctrl-C, it removes its functions from Inngest and deletes its database.
- Inngest waits 15 s or more between attempts, so \`retries-exhausted\` takes about five minutes per stage. A slow cell says what it waits
  for, and fails after an hour.
- \`inngest-stopped\` is skipped: the lab can stop only the embedded server.

## Accuracy
In CI, \`tests/integration/lab/matrix.test.ts\` runs every fault at every stage where it can happen, over HTTP against the embedded Inngest
server. A cell is right if every verdict after the deadline is the expected one, and its remedy fulfills the purchase, or leaves it unpaid or
ended where that is right: see the last column. The lab moves the deadline to now instead of waiting for it; "visible" is the time from that deadline. Written by \`LAB_REPORT=1\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${os.cpus().length} shared cores, load average ${Math.round(os.loadavg()[0] ?? 0)}.

**${right.length} of ${cells.length} cells right: ${percent} %.** Visible after ${median(visible)} ms (median), ${Math.max(...visible)} ms at most; the goal is 10 s.
**${healthy.purchases} healthy or slow purchases, diagnosed ${healthy.looks} times: no false verdict.**

| fault | stage | verdict | confidence | visible, ms | remedy applied | then |
| --- | --- | --- | --- | ---: | --- | --- |
${rows.join('\n')}

"Automatically": undoing the fault was enough, and Caravan completed the purchase without a remedy.
`,
  );
}
