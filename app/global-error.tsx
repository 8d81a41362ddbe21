'use client';

import { PageFailure } from '@/components/page/page-failure';
import { inter, interExt, jetbrainsMono } from './fonts';
import './globals.css';

export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={`${inter.variable} ${interExt.variable} ${jetbrainsMono.variable}`}>
      <body className="font-sans">
        <title>Something went wrong · Caravan</title>
        <main className="mx-auto max-w-2xl px-6 py-16">
          <PageFailure error={error} retry={retry} title="Caravan couldn’t be loaded">
            This is our mistake. Nothing you did was lost.
          </PageFailure>
        </main>
      </body>
    </html>
  );
}
