import { Panel } from '@/components/ui/panel';
import type { Reliability } from '@/server/school/reliability/get-reliability';

/** What became of a trainer's sessions that are over: for staff alone. */
export function ReliabilityCard({ reliability }: { reliability: Reliability }) {
  const { over, held, absent, unconfirmed, days } = reliability;
  return (
    <Panel title="Reliability">
      {over === 0 ? (
        <p className="px-4 pb-4 text-muted">No session was over in the last {days} days.</p>
      ) : (
        <dl className="grid gap-1.5 px-4 pb-4">
          <Row term="Held" value={`${held} of ${over}`} />
          <Row term="Trainer absent" value={String(absent)} isBad={absent > 0} />
          <Row term="Result late" value={String(unconfirmed)} isBad={unconfirmed > 0} />
        </dl>
      )}
    </Panel>
  );
}

function Row({ term, value, isBad = false }: { term: string; value: string; isBad?: boolean }) {
  return (
    <div className="flex justify-between gap-3">
      <dt className="text-muted">{term}</dt>
      <dd className={isBad ? 'font-semibold text-bad' : 'font-medium'}>{value}</dd>
    </div>
  );
}
