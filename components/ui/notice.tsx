import type { ReactNode } from 'react';
import type { Tone } from '@/server/core/vocabulary/tone';
import { toneClasses } from './badge';
import { CheckIcon, ClockIcon, WarnIcon } from './icons';

const icons = {
  ok: CheckIcon,
  warn: WarnIcon,
  bad: WarnIcon,
  info: ClockIcon,
  accent: ClockIcon,
  neutral: ClockIcon,
};

/** A message in the page. The icon and the text carry the meaning, never the color alone. */
export function Notice({
  tone = 'info',
  title,
  children,
  action,
}: {
  tone?: Tone;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const ToneIcon = icons[tone];
  const [ground, ink] = toneClasses[tone];
  return (
    <div className={`flex gap-3 rounded-xl border border-line p-4 ${ground}`}>
      <span className={`mt-0.5 shrink-0 ${ink}`}>
        <ToneIcon />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{title}</p>
        {children && <div className="mt-0.5 text-sm text-muted">{children}</div>}
        {action && <div className="mt-3 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  );
}
