import { Mark } from '@/components/ui/logo';

/** The footer of the shop: the guarantee, and how to contact support. */
export function SiteFooter({ supportEmail }: { supportEmail: string }) {
  return (
    <footer className="no-print mt-24 border-t border-line">
      <div className="mx-auto flex max-w-6xl flex-wrap items-start justify-between gap-x-16 gap-y-6 px-5 py-10 text-sm text-muted sm:px-8">
        <div className="max-w-[44ch]">
          <Mark />
          <p className="mt-3">
            Every course is live and one to one. If no trainer is free at your times, you can choose other
            times or get a full refund.
          </p>
        </div>
        <p>
          Questions or a problem?
          <br />
          <a className="prose-link inline-block min-h-6" href={`mailto:${supportEmail}`}>
            {supportEmail}
          </a>
        </p>
      </div>
    </footer>
  );
}
