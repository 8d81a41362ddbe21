import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { StalePageNote, StalePageScript } from '@/components/ui/stale-page-script';
import { ThemeScript } from '@/components/ui/theme-script';
import { Translation } from '@/components/ui/translation';
import { inter, interExt, jetbrainsMono } from './fonts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Caravan: live courses with a trainer of your own', template: '%s · Caravan' },
  description:
    'Live courses, one to one. Choose your hours; we find the trainer and put every session in your calendar.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html
      lang="en"
      className={`${inter.variable} ${interExt.variable} ${jetbrainsMono.variable}`}
      suppressHydrationWarning
    >
      <head>
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
