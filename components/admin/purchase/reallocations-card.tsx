import { LocalTime } from '@/components/time/local-time';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import type { ReallocationRow } from '@/server/fulfillment/reallocating/list-reallocations';
import { UndoForm } from '../reallocate/undo-form';

/** Every change of trainer with its reason, newest first. Administrators can undo the latest. */
export function ReallocationsCard({
  rows,
  zone,
  mayUndo,
}: {
  rows: ReallocationRow[];
  zone?: string;
  mayUndo: boolean;
}) {
  if (rows.length === 0) return null;
  return (
    <Panel title="Trainer changes">
      <ol className="px-4 pb-4">
        {rows.map((row) => (
          <li key={row.id} className="grid gap-1 border-t border-line py-3 first:border-0 first:pt-0">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-semibold">
                {row.from ? `${row.from.name} to ${row.to.name}` : `Allocated to ${row.to.name}`}
              </span>
              {row.undoesId && <Badge>Undo</Badge>}
              {row.isUndone && <Badge tone="warn">Undone</Badge>}
            </p>
            <p className="wrap-anywhere">{row.reason}</p>
            <p className="text-muted">
              {row.actorName}, <LocalTime at={row.createdAt} zone={zone} />
              {row.moved > 0 && `; ${row.moved} sessions moved, ${row.retimed} to a new time`}
              {row.overrides.length > 0 && `; overridden: ${row.overrides.join(', ')}`}
            </p>
            {mayUndo && row.isUndoable && !row.isUndone && (
              <details className="mt-1">
                <summary className="w-fit cursor-pointer text-muted hover:text-ink">Undo…</summary>
                <div className="pt-2">
                  <UndoForm reallocationId={row.id} />
                </div>
              </details>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
