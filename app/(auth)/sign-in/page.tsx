import type { Metadata } from 'next';
import { PageHeader } from '@/components/page/page-header';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { type AuthPageProps, wayOn } from '../way-on';
import { offeredAccounts } from './offered-accounts';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: AuthPageProps) {
  const query = await wayOn(searchParams);
  const wasChanged = 'changed' in (await searchParams);
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Sign in"
        description={
          <>
            New to Caravan?{' '}
            <Link href={`/sign-up${query}`} className="prose-link">
              Create an account
            </Link>
          </>
        }
      />
      {wasChanged && <Notice tone="ok" title="Your password is changed. Sign in with the new one." />}
      <SignInForm
        next={`/sign-in${query}`}
        codePage={`/sign-in/code${query}`}
        demoAccounts={offeredAccounts()}
      />
    </div>
  );
}
