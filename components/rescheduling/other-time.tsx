'use client';

import { useId } from 'react';
import { RuleChecks } from '@/components/admin/rule-checks';
import { Notice } from '@/components/ui/notice';
import { zoneCity } from '@/server/core/time/format-time';
import { trainerRules } from '@/server/process/vocabulary/trainer-rules';
import type { TimeCheck, TypedTime } from './use-time-check';

/**
 * Lets staff enter any other time, and shows the rules it breaks. Administrators can override them by name; nobody can
 * override an overlap.
 */
export function OtherTime({
  typed: { wall, overrides },
  check: { checked, choice, problem },
  zone,
  onType,
}: {
  typed: TypedTime;
  check: TimeCheck;
  zone: string;
  onType(typed: TypedTime): void;
}) {
  const ids = useId();

  return (
    <div className="grid gap-3">
      <div className="grid gap-1.5">
        <label htmlFor={ids} className="label">
          Other time, in {zoneCity(zone)}
        </label>
        <input
          id={ids}
          type="datetime-local"
          value={wall}
          onChange={({ target }) => onType({ wall: target.value, overrides: [] })}
          className="input w-fit max-w-full"
        />
      </div>
      <div role="status" className="grid gap-3 empty:hidden">
        {problem && <Notice tone="bad" title={problem} />}
        {checked?.obstacle && <Notice tone="bad" title={checked.obstacle} />}
        {choice && choice.overrides.length === 0 && (
          <p className="text-muted">Both are free, and no rules are broken.</p>
        )}
        {checked && !checked.obstacle && checked.broken.length > 0 && !checked.mayOverride && (
          <Notice
            tone="warn"
            title={`This breaks a rule: ${checked.broken.map((rule) => trainerRules[rule].override.title.toLowerCase()).join(', ')}.`}
          >
            {checked.broken.map((rule) => trainerRules[rule].override.meaning).join(' ')} Choose one of the
            offered times, or ask an administrator to override it.
          </Notice>
        )}
      </div>
      {checked && !checked.obstacle && checked.broken.length > 0 && checked.mayOverride && (
        <RuleChecks
          rules={checked.broken}
          overridden={overrides}
          onChange={(overrides) => onType({ wall, overrides })}
        />
      )}
    </div>
  );
}
