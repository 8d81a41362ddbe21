import { RelativeTime } from '@/components/time/relative-time';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import type { StageFigures } from '@/server/operations/overview/get-stage-figures';
import type { Registration } from '@/server/process/deployment/fetch-registration';
import { Elapsed } from '../elapsed';
import { Table, Td, Th, Tr } from '../table';

/**
 * The stages of the contract: whether Inngest has each function registered, its figures, and the purchases that wait for it.
 */
export function ContractTable({
  stages,
  registration,
  now,
}: {
  stages: StageFigures[];
  registration: Registration;
  now: Date;
}) {
  return (
    <Table
      label="The pipeline contract"
      head={
        <>
          <Th>Stage</Th>
          <Th>Registered</Th>
          <Th>Waiting</Th>
          <Th className="text-right">Due within</Th>
          <Th className="text-right">Failed in 1 h</Th>
          <Th className="text-right">Done in 1 h</Th>
        </>
      }
    >
      {stages.map((stage) => (
        <Tr key={stage.id}>
          <Td className="py-2 font-mono text-xs whitespace-nowrap">
            {stage.consumer ? (
              <span className="font-semibold">{stage.consumer}</span>
            ) : (
              <span className="block max-w-40 font-sans font-semibold whitespace-normal md:max-w-none">
                {stage.doneBy}
              </span>
            )}
            <Contract stage={stage} />
          </Td>
          <Td>
            {stage.consumer ? <Registered id={stage.consumer} registration={registration} /> : <None />}
          </Td>
          <Td className="py-1.5 whitespace-nowrap">
            <Waiting stage={stage} now={now} />
          </Td>
          <Td className="text-right whitespace-nowrap">{dueWords(stage)}</Td>
          <Td className={`text-right ${stage.failed > 0 ? 'font-semibold text-bad' : ''}`}>{stage.failed}</Td>
          <Td className="text-right whitespace-nowrap">
            {stage.done ?? <None />}
            {stage.done !== null && (
              <span className="block text-xs text-muted">
                {stage.lastAt ? (
                  <>
                    last <RelativeTime at={stage.lastAt} now={now} />
                  </>
                ) : (
                  'never'
                )}
              </span>
            )}
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

const dueWords = ({ dueWithinSeconds: seconds, whenOverdue }: StageFigures) =>
  whenOverdue === 'expires' ? `${seconds / 60} min, then expires` : `${seconds} s`;

function None() {
  return <span className="text-muted">n/a</span>;
}

/** What a stage consumes, writes and emits, from left to right. */
function Contract({ stage: { consumes, writes, emits } }: { stage: StageFigures }) {
  return (
    <span className="hidden text-muted md:block">
      <span className="sr-only">consumes </span>
      {consumes} {consumes && <span aria-hidden="true">→ </span>}
      <span className="sr-only">writes </span>
      {writes} {emits && <span aria-hidden="true">→ </span>}
      <span className="sr-only">emits </span>
      {emits}
    </span>
  );
}

function Waiting({ stage: { waiting, oldest }, now }: { stage: StageFigures; now: Date }) {
  if (!oldest) return <span className="text-muted">none</span>;
  return (
    <>
      {waiting}
      <span className="block text-xs text-muted">
        {waiting > 1 && 'longest '}
        <Link
          href={`/admin/purchases/P-${oldest.number}`}
          className="rounded font-mono text-ink underline underline-offset-2"
        >
          P-{oldest.number}
        </Link>{' '}
        for <Elapsed since={oldest.since} now={now} />
      </span>
    </>
  );
}

/** Whether the function is registered with Inngest, or unknown when Inngest does not answer. */
export function Registered({ id, registration }: { id: string; registration: Registration }) {
  if (!registration.ok) return <Badge tone="warn">Unknown</Badge>;
  return registration.registered.includes(id) ? (
    <Badge tone="ok">Yes</Badge>
  ) : (
    <Badge tone="bad">Missing</Badge>
  );
}

/** When a function last ran. */
export function LastSeen({ at, now }: { at: Date | undefined; now: Date }) {
  return <span className="text-xs">{at ? <RelativeTime at={at} now={now} /> : 'not run yet'}</span>;
}
