import type { Metadata } from 'next';
import { PageHeader } from '@/components/page/page-header';
import { readParam } from '@/server/core/text/read-param';
import { isMailChoice, mailTopics } from '@/server/people/vocabulary/mail-topics';
import { UnsubscribeForm } from './unsubscribe-form';

export const metadata: Metadata = { title: 'Unsubscribe', referrer: 'no-referrer' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function UnsubscribePage({ searchParams }: Props) {
  const topic = readParam(await searchParams, 'topic', 20) ?? '';
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Stop these emails?"
        description={isMailChoice(topic) ? mailTopics[topic].label : 'Emails of this kind'}
      />
      <UnsubscribeForm />
    </div>
  );
}
