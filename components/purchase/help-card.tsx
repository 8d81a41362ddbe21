import { supportLink } from '@/components/site/support';
import { buttonClass } from '@/components/ui/button-class';
import { Panel } from '@/components/ui/panel';

/** Contact support, with the purchase number prefilled in the subject. */
export function HelpCard({ number, supportEmail }: { number: number; supportEmail: string }) {
  return (
    <Panel title="Need help?">
      <div className="px-4 pb-4">
        <p className="text-muted">
          Email {supportEmail} and mention <span className="font-mono text-sm">P-{number}</span>.
        </p>
        <a
          href={supportLink(supportEmail, `P-${number}`)}
          className={buttonClass({ variant: 'secondary' }, 'mt-3')}
        >
          Contact support
        </a>
      </div>
    </Panel>
  );
}
