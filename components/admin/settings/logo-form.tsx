'use client';

import type { ChangeEvent } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { Panel } from '@/components/ui/panel';
import type { SchoolSettings } from '@/server/school/settings/get-school-settings';
import { ChangeNotice } from '../change-notice';

/** Bytes. The server asks again, and whether it is an image. */
const largestFile = 128 * 1024;

/** Shows, replaces or removes the logo of the school. */
export function LogoForm({ settings }: { settings: SchoolSettings }) {
  const client = useApiClient();
  const { run, isBusy, problem, setProblem } = useChange();
  const expected = settings.updatedAt;
  const save = (png: string) => run(() => client.admin.settings.setLogo.mutate({ png, expected }));

  async function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    if (!file) return;
    if (file.size > largestFile)
      return setProblem({ message: 'Use an image of at most 128 KB.', isStale: false });
    await save(await toBase64(file));
    target.value = '';
  }

  return (
    <Panel title="Logo">
      <div className="grid gap-3 px-4 pb-4">
        <ChangeNotice problem={problem} />
        {settings.logoTag && (
          // biome-ignore lint/performance/noImgElement: a small image of our own, as it is
          <img
            src={`/api/school/logo?v=${settings.logoTag}`}
            alt={settings.sellerName}
            className="h-12 w-fit max-w-full rounded bg-white object-contain p-1"
          />
        )}
        <div className="flex flex-wrap items-center gap-2">
          <label className={buttonClass({ variant: 'secondary' }, 'cursor-pointer')}>
            {isBusy ? 'Saving…' : settings.logoTag ? 'Replace logo' : 'Choose logo'}
            <input
              type="file"
              accept="image/png"
              className="sr-only"
              disabled={isBusy}
              onChange={(event) => void choose(event)}
            />
          </label>
          {settings.logoTag && (
            <button
              type="button"
              disabled={isBusy}
              className={buttonClass({ variant: 'ghost' })}
              onClick={() => void save('')}
            >
              Remove logo
            </button>
          )}
        </div>
        <p className="text-xs text-muted">
          PNG, up to 128 KB, from 16 to 2,000 pixels wide and high. Shown on receipts and in emails.
        </p>
      </div>
    </Panel>
  );
}

async function toBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
