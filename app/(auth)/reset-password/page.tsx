import type { Metadata } from 'next';
import { PageHeader } from '@/components/page/page-header';
import { ResetPasswordForm } from './reset-password-form';

export const metadata: Metadata = { title: 'Choose a new password', referrer: 'no-referrer' };

export default function ResetPasswordPage() {
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Choose a new password"
        description="All devices are signed out. Then sign in with the new password."
      />
      <ResetPasswordForm />
    </div>
  );
}
