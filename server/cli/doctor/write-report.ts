import type { RemedyPreview } from '@/server/operations/applying/preview-remedy';
import type { EvidenceItem, Verdict } from '@/server/operations/causes/verdict';

/** The root-cause report of one purchase, as Markdown. */
export function writeReport(verdict: Verdict, preview: RemedyPreview | null): string {
  const { number, status, headline, explanation, confidence, at, lateSince } = verdict;
  return [
    `# P-${number}: ${headline}`,
    explanation,
    [
      `- Status: ${status}${lateSince ? `, late since ${lateSince.toISOString()}` : ''}`,
      `- Verdict: ${verdict.cause ?? verdict.state}, ${confidence.level}. ${confidence.reason}`,
      ...stopLines(verdict),
      `- Looked at: ${at.toISOString()}`,
    ].join('\n'),
    '## Expected and observed',
    comparisonTable(verdict),
    '## Evidence',
    ...verdict.evidence.map(evidenceBlock),
    ...remedyBlocks(verdict, preview),
  ].join('\n\n');
}

function stopLines({ stop, cause }: Verdict): string[] {
  if (!stop) return [];
  const { event } = stop;
  return [
    `- Stopped at: ${stop.title}${stop.step ? `, step ${stop.step}` : ''}`,
    ...(stop.functionId ? [`- Consumer: ${stop.functionId}`] : []),
    ...(event
      ? [`- Event: ${event.name}, ${event.id}, at Inngest ${event.inngestEventId ?? 'unknown'}`]
      : []),
    `- About this cause: docs/causes/${cause}.md`,
  ];
}

const stateMarks = { met: 'ok', differs: 'DIFFERS', open: '-' };

function comparisonTable({ stages }: Verdict): string {
  const rows = stages.flatMap(({ title, isFirstDifference, rows }) =>
    rows.map(({ what, expected, observed, state }, index) => [
      index > 0 ? '' : isFirstDifference ? `**${title}**, first difference` : title,
      ...[what, expected, observed, stateMarks[state]],
    ]),
  );
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  return [['Stage', '', 'Expected', 'Observed', ''], ['---', '---', '---', '---', '---'], ...rows]
    .map((row) => `| ${row.map(cell).join(' | ')} |`)
    .join('\n');
}

const marks = { ok: 'ok', bad: 'BAD', warn: 'look', neutral: '-' };

function evidenceBlock({ label, finding, tone, query }: EvidenceItem): string {
  const line = `- [${marks[tone]}] **${label}**: ${finding}`;
  return query ? `${line}\n  \`\`\`\n  ${query}\n  \`\`\`` : line;
}

function remedyBlocks({ number, remedies }: Verdict, preview: RemedyPreview | null): string[] {
  if (!preview) return [];
  const command = `npm run doctor -- P-${number} --apply`;
  const others = remedies.filter(({ kind }) => kind !== preview.kind && kind !== 'cancel');
  return [
    `## Remedy: ${preview.label}`,
    preview.willDo.map((sentence, index) => `${index + 1}. ${sentence}`).join('\n'),
    ...(preview.alreadyDone.length
      ? [`Already done, and not repeated: ${preview.alreadyDone.map(({ what }) => what).join('; ')}.`]
      : []),
    ...preview.warnings,
    ['```', command, ...others.map(({ kind }) => `${command} --remedy=${kind}`), '```'].join('\n'),
  ];
}
