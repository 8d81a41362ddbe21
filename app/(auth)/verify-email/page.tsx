import type { Metadata } from 'next';
import { PageHeader } from '@/components/page/page-header';
import { UseLinkForm } from '../use-link-form';

export const metadata: Metadata = { title: 'Confirm your email', referrer: 'no-referrer' };

export default function VerifyEmailPage() {
  return (
    <div className="grid gap-6">
      <PageHeader title="Confirm your email" />
      <UseLinkForm action="Confirm email" done="Your email is confirmed." />
    </div>
  );
}
