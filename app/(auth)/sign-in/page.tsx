import type { Metadata } from 'next';
import { PageHeader } from '@/components/page/page-header';
import { Link } from '@/components/ui/link';
import { type AuthPageProps, wayOn } from '../way-on';
import { offeredAccounts } from './offered-accounts';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: AuthPageProps) {
  const query = await wayOn(searchParams);
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
      <SignInForm next={`/sign-in${query}`} demoAccounts={offeredAccounts()} />
    </div>
  );
}
