import { CheckIcon, WarnIcon } from '@/components/ui/icons';
import type { RemedyPreview } from '@/server/operations/applying/preview-remedy';

/** What a remedy would do, what is already done, and any warnings. */
export function DryRun({ preview: { label, willDo, alreadyDone, warnings } }: { preview: RemedyPreview }) {
  return (
    <div className="grid gap-3">
      <h4 className="font-semibold">{label}: what it does</h4>
      <ol className="grid list-decimal gap-1 pl-5">
        {willDo.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      {alreadyDone.length > 0 && (
        <div className="text-muted">
          <p>Already done, won’t be repeated:</p>
          <ul className="mt-1 grid gap-0.5">
            {alreadyDone.map(({ what }) => (
              <li key={what} className="flex gap-2">
                <span className="mt-0.5 text-ok">
                  <CheckIcon size={14} />
                </span>
                {what}
              </li>
            ))}
          </ul>
        </div>
      )}
      {warnings.map((warning) => (
        <p key={warning} className="flex gap-2 text-warn">
          <span className="mt-0.5">
            <WarnIcon size={14} />
          </span>
          {warning}
        </p>
      ))}
    </div>
  );
}
