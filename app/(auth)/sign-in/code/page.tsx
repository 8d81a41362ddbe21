import type { Metadata } from 'next';
import { PageHeader } from '@/components/page/page-header';
import { type AuthPageProps, wayOn } from '../../way-on';
import { CodeForm } from './code-form';

export const metadata: Metadata = { title: 'Enter your code' };

export default async function CodePage({ searchParams }: AuthPageProps) {
  const query = await wayOn(searchParams);
  return (
    <div className="grid gap-6">
      <PageHeader title="Enter your code" description="Your password was right. One more step." />
      <CodeForm signIn={`/sign-in${query}`} />
    </div>
  );
}
