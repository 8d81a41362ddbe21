import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { StalePageNote, StalePageScript } from '@/components/page/stale-page-script';
import { Translation } from '@/components/page/translation';
import { StyleNonce } from '@/components/theme/style-nonce';
import { ThemeScript } from '@/components/theme/theme-script';
import { nonceHeader } from '@/server/core/pages/nonce-header';
import { inter, interExt, jetbrainsMono } from './fonts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Caravan: live courses with a trainer of your own', template: '%s · Caravan' },
  description: 'Live one-to-one courses. Choose your times. We find your trainer and book every session.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading the headers makes every page dynamic: scripts of a prerendered page would have no nonce.
  const nonce = (await headers()).get(nonceHeader) ?? undefined;
  return (
    <html
      lang="en"
      className={`${inter.variable} ${interExt.variable} ${jetbrainsMono.variable}`}
      suppressHydrationWarning
    >
      <head>
        <StyleNonce nonce={nonce} />
        <ThemeScript />
        <StalePageScript />
      </head>
      <body className="font-sans">
        <StalePageNote />
        {children}
        <Translation />
      </body>
    </html>
  );
}
