import type { Metadata } from 'next';
import { RatingList } from '@/components/admin/ratings/rating-list';
import { EmptyState } from '@/components/page/empty-state';
import { Link } from '@/components/ui/link';
import { api } from '@/server/api/server';
import { type Query, readParam } from '@/server/core/text/read-param';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'Ratings' };

const states = [
  ['open', 'Open', 'OPEN'],
  ['released', 'Released', 'RELEASED'],
  ['declined', 'Declined', 'DECLINED'],
] as const;

type Props = { searchParams: Promise<Query> };

export default async function RatingsPage({ searchParams }: Props) {
  await requireSignIn('/admin/ratings');
  const asked = readParam(await searchParams, 'state');
  const [state, , status] = states.find(([name]) => name === asked) ?? states[0];
  const [ratings, me] = await Promise.all([api().admin.ratings.list({ status }), api().account.me()]);
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-3">
      <h1 className="text-xl font-semibold tracking-[-0.01em]">Ratings</h1>
      <nav aria-label="State" className="flex flex-wrap gap-4">
        {states.map(([name, label]) => (
          <Link
            key={name}
            href={{ pathname: '/admin/ratings', query: name === 'open' ? {} : { state: name } }}
            aria-current={name === state ? 'page' : undefined}
            className={name === state ? 'font-semibold text-accent' : 'text-muted hover:text-ink'}
          >
            {label}
          </Link>
        ))}
      </nav>
      {ratings.length > 0 ? (
        <RatingList ratings={ratings} zone={me?.zone ?? undefined} />
      ) : (
        <EmptyState title="No ratings">
          {state === 'open'
            ? 'When students rate a completed course or its trainer, you release or decline it here.'
            : 'None in this state.'}
        </EmptyState>
      )}
    </div>
  );
}
