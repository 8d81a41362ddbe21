import type { Metadata } from 'next';
import { PageHeader } from '@/components/page/page-header';
import { Link } from '@/components/ui/link';
import { type AuthPageProps, wayOn } from '../way-on';
import { SignUpForm } from './sign-up-form';

export const metadata: Metadata = { title: 'Create an account' };

export default async function SignUpPage({ searchParams }: AuthPageProps) {
  const query = await wayOn(searchParams);
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Create an account"
        description={
          <>
            Already have an account?{' '}
            <Link href={`/sign-in${query}`} className="prose-link">
              Sign in
            </Link>
          </>
        }
      />
      <SignUpForm next={`/sign-in${query}`} />
    </div>
  );
}
