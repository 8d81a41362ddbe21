'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { ChangeProblem } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';

/** Why a change was refused. If the page was stale it can be reloaded; until then, the input stays. */
export function ChangeNotice({ problem }: { problem: ChangeProblem | null }) {
  const pathname = usePathname();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="outline-none empty:hidden">
      {problem && (
        <Notice
          tone={problem.isStale ? 'warn' : 'bad'}
          title={problem.message}
          action={
            problem.isStale && (
              <>
                <a
                  href={pathname}
                  target="_blank"
                  rel="noreferrer"
                  className={buttonClass({ variant: 'secondary', size: 'sm' })}
                >
                  Compare in a new tab
                </a>
                <button
                  type="button"
                  className={buttonClass({ variant: 'ghost', size: 'sm' })}
                  onClick={() => window.location.reload()}
                >
                  Discard my changes and reload
                </button>
              </>
            )
          }
        >
          {problem.isStale && 'What you entered is still here.'}
        </Notice>
      )}
    </div>
  );
}
