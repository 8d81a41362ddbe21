import { LocalTime } from '@/components/time/local-time';
import { EmailText } from '@/components/ui/email-text';
import { Panel } from '@/components/ui/panel';
import { ruleOutWords } from '@/server/process/vocabulary/rule-out-words';
import type { PurchaseDetail } from '@/server/purchases/get-purchase';
import { Facts } from '../facts';

type Allocation = PurchaseDetail['allocations'][number];

/** The trainer, why they were chosen, and former trainers. */
export function TrainerCard({ allocations, zone }: { allocations: Allocation[]; zone?: string }) {
  const active = allocations.find(({ endedAt }) => endedAt === null);
  const ended = allocations.filter(({ endedAt }) => endedAt !== null);
  return (
    <Panel title="Trainer">
      {active ? (
        <Active allocation={active} zone={zone} />
      ) : (
        <p className="px-4 pb-4 text-muted">Not allocated.</p>
      )}
      {ended.length > 0 && (
        <ul className="border-t border-line">
          {ended.map(({ id, trainer, createdAt, endedAt, endReason }) => (
            <li key={id} className="border-b border-line px-4 py-2.5 text-muted last:border-0">
              <span className="text-ink">{trainer.name}</span>,{' '}
              <LocalTime at={createdAt} shape="date" zone={zone} /> to{' '}
              {endedAt && <LocalTime at={endedAt} shape="date" zone={zone} />}
              {endReason && `: ${endReason}`}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Active({ allocation, zone }: { allocation: Allocation; zone?: string }) {
  const { trainer, explanation, createdAt } = allocation;
  return (
    <>
      <Facts
        facts={[
          ['Name', trainer.name],
          ['Email', <EmailText key="email" address={trainer.email} />],
          ['Zone', trainer.zone],
          ['Allocated', <LocalTime key="at" at={createdAt} zone={zone} />],
        ]}
      />
      {explanation && (
        <div className="border-t border-line px-4 py-3">
          <h3 className="font-semibold">Why {trainer.name}</h3>
          <p className="mt-0.5 mb-2 text-muted">
            Of {explanation.considered} trainers; the calendars of {explanation.compared} were compared until
            nobody else could be better.
            {Object.keys(explanation.ruledOut).length > 0 &&
              ` Of the others ${ruleOutWords(explanation.ruledOut)}.`}
          </p>
          <Score name="Preferred times" value={explanation.score.fit} />
          <Score name="Free places" value={explanation.score.load} />
          <Score name="Knows the student" value={explanation.score.continuity} />
          <Score name="Fair share" value={explanation.score.fairness} />
          <Score name="Total" value={explanation.total} isTotal />
        </div>
      )}
    </>
  );
}

function Score({ name, value, isTotal }: { name: string; value: number; isTotal?: boolean }) {
  return (
    <div
      className={`grid grid-cols-[8rem_1fr_2.25rem] items-center gap-2 py-0.5 ${isTotal ? 'font-semibold' : ''}`}
    >
      <span className={isTotal ? '' : 'text-muted'}>{name}</span>
      <span aria-hidden="true" className="h-[5px] overflow-hidden rounded-full bg-sunk">
        <span
          className={`block h-full rounded-full ${isTotal ? 'bg-accent' : 'bg-line-strong'}`}
          style={{ width: `${Math.round(value * 100)}%` }}
        />
      </span>
      <span className="text-right">{value.toFixed(2)}</span>
    </div>
  );
}
