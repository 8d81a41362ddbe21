'use client';

import { buttonClass } from '@/components/ui/button-class';
import { ErrorState } from '@/components/ui/error-state';
import { inter, interExt, jetbrainsMono } from './fonts';
import './globals.css';

export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={`${inter.variable} ${interExt.variable} ${jetbrainsMono.variable}`}>
      <body className="font-sans">
        <title>Something went wrong · Caravan</title>
        <main className="mx-auto max-w-2xl px-6 py-16">
          <ErrorState
            title="Caravan could not be shown"
            action={
              <button type="button" className={buttonClass()} onClick={retry}>
                Try again
              </button>
            }
          >
            It is our mistake, and nothing you did was lost.
          </ErrorState>
        </main>
      </body>
    </html>
  );
}
