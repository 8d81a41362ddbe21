import type { Metadata } from 'next';
import { PageHeader } from '@/components/page/page-header';
import { UseLinkForm } from '../use-link-form';

export const metadata: Metadata = { title: 'Change your email', referrer: 'no-referrer' };

export default function ConfirmChangePage() {
  return (
    <div className="grid gap-6">
      <PageHeader title="Change your email" />
      <UseLinkForm
        action="Change my email"
        done="Almost done. Open the link that we just sent to your new email."
      />
    </div>
  );
}
