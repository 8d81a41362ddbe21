import type { Metadata } from 'next';
import { PageHeader } from '@/components/page/page-header';
import { Link } from '@/components/ui/link';
import { env } from '@/server/core/env';
import { ForgotPasswordForm } from './forgot-password-form';

export const metadata: Metadata = { title: 'Reset your password' };

export default function ForgotPasswordPage() {
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Reset your password"
        description={
          <>
            Enter your email, and we’ll send you a link.{' '}
            <Link href="/sign-in" className="prose-link">
              Back to sign in
            </Link>
          </>
        }
      />
      <ForgotPasswordForm localFolder={env.SMTP_URL ? null : `${env.CARAVAN_DATA_DIR}/mail`} />
    </div>
  );
}
