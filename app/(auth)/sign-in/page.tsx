import type { Metadata } from 'next';
import { PageHeader } from '@/components/page/page-header';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { socialProviders } from '@/server/people/sign-in/social-sign-in';
import { type AuthPageProps, wayOn } from '../way-on';
import { offeredAccounts } from './offered-accounts';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

/** Why signing in with Google was refused. */
const problems: Record<string, string> = {
  two_factor: 'This account uses two-factor authentication. Sign in with your password and a code.',
  account_not_linked:
    'This email has an account. Sign in with your password and confirm your email there. Then Google works too.',
};
const otherProblem = 'Signing in with Google didn’t work. Try again, or use your password.';

export default async function SignInPage({ searchParams }: AuthPageProps) {
  const query = await wayOn(searchParams);
  const { error, changed } = await searchParams;
  const wasChanged = changed !== undefined;
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
      {error !== undefined && <Notice tone="bad" title={problems[String(error)] ?? otherProblem} />}
      <SignInForm
        hasGoogle={'google' in socialProviders}
        next={`/sign-in${query}`}
        codePage={`/sign-in/code${query}`}
        demoAccounts={offeredAccounts()}
      />
    </div>
  );
}
