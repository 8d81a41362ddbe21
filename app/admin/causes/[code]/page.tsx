import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Markdown } from '@/components/admin/diagnosis/markdown';
import { pagedCodes } from '@/server/operations/vocabulary/causes';
import { requireSignIn } from '../../require-sign-in';

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code.slice(0, 40) };
}

/** The page about one cause, from docs/causes. */
export default async function CausePage({ params }: Props) {
  const { code } = await params;
  await requireSignIn(`/admin/causes/${code}`);
  const known = pagedCodes.find((cause) => cause === code);
  if (!known) notFound();
  const text = await readFile(path.join(process.cwd(), 'docs', 'causes', `${known}.md`), 'utf8');
  return (
    <article className="mx-auto max-w-[46rem]">
      <Markdown text={text} />
    </article>
  );
}
