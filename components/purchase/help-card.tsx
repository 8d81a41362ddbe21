import { supportEmail, supportLink } from '@/components/site/support';
import { buttonClass } from '@/components/ui/button-class';
import { Panel } from '@/components/ui/panel';

/** A person to turn to, with the number of the purchase already in the subject. */
export function HelpCard({ number }: { number: number }) {
  return (
    <Panel title="Something wrong?">
      <div className="px-4 pb-4">
        <p className="text-muted">
          Write to {supportEmail} and mention <span className="font-mono text-sm">P-{number}</span>. A person
          answers. If no trainer is free, you can choose other times or get a full refund.
        </p>
        <a href={supportLink(`P-${number}`)} className={buttonClass({ variant: 'secondary' }, 'mt-3')}>
          Write to us
        </a>
      </div>
    </Panel>
  );
}
