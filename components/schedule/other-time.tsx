'use client';

import { useEffect, useEffectEvent, useId, useState } from 'react';
import { RuleChecks, type RuleWords } from '@/components/admin/rule-checks';
import { useApiClient } from '@/components/api/client';
import { useLoaded } from '@/components/api/use-loaded';
import { formatTime, zoneCity } from '@/components/ui/format-time';
import { Notice } from '@/components/ui/notice';
import type { TimeRule } from '@/server/sessions/trainer-calendar';

/** A typed time that may be taken, with the rules that are set aside for it. */
export type OtherChoice = { at: Date; overrides: TimeRule[] };

const ruleWords: Record<TimeRule, RuleWords> = {
  hours: ['Hours', 'It lies outside the trainer’s weekly hours.'],
  leave: ['Leave', 'The trainer is away then.'],
  'weekly-hours': ['Weekly limit', 'The trainer has no minutes left in that week.'],
  notice: ['Notice', 'It begins within 12 hours.'],
};

/**
 * Any time that is not offered, for staff: says what stands against it. An administrator sets rules aside by name; an
 * overlap nobody does. `onChoose` hears null until the time may be taken.
 */
export function OtherTime({
  sessionId,
  now,
  zone,
  onChoose,
}: {
  sessionId: string;
  /** When the session is now: where the field begins. */
  now: Date;
  zone: string;
  onChoose(choice: OtherChoice | null): void;
}) {
  const ids = useId();
  const client = useApiClient();
  const [wall, setWall] = useState(() => wallOf(now, zone));
  const [overrides, setOverrides] = useState<TimeRule[]>([]);
  const { data, problem, isLoading } = useLoaded(wall, () =>
    wall ? client.admin.sessions.checkNewTime.query({ sessionId, wall }) : Promise.resolve(null),
  );
  const isSame = data?.startsAt.getTime() === now.getTime();
  const checked = isLoading || isSame ? null : data;
  const open = checked?.broken.filter((rule) => !overrides.includes(rule)) ?? [];
  const choice =
    checked && !checked.obstacle && open.length === 0
      ? { at: checked.startsAt, overrides: checked.broken }
      : null;
  const tell = useEffectEvent(() => onChoose(choice));
  const key = choice && `${choice.at.toISOString()} ${choice.overrides.join()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told whenever the choice is another one.
  useEffect(() => tell(), [key]);

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
          onChange={({ target }) => {
            setWall(target.value);
            setOverrides([]);
          }}
          className="input w-fit max-w-full"
        />
      </div>
      <div role="status" className="grid gap-3 empty:hidden">
        {problem && <Notice tone="bad" title={problem} />}
        {checked?.obstacle && <Notice tone="bad" title={checked.obstacle} />}
        {choice && choice.overrides.length === 0 && (
          <p className="text-muted">Both are free then, and it breaks no rule.</p>
        )}
        {checked && !checked.obstacle && checked.broken.length > 0 && !checked.maySetAside && (
          <Notice
            tone="warn"
            title={`This breaks a rule: ${checked.broken.map((rule) => ruleWords[rule][0].toLowerCase()).join(', ')}.`}
          >
            {checked.broken.map((rule) => ruleWords[rule][1]).join(' ')} An administrator can set it aside:
            ask one, or choose a time that is offered.
          </Notice>
        )}
      </div>
      {checked && !checked.obstacle && checked.broken.length > 0 && checked.maySetAside && (
        <RuleChecks rules={checked.broken} words={ruleWords} setAside={overrides} onChange={setOverrides} />
      )}
    </div>
  );
}

/** What a clock in `zone` shows, as a field of date and time takes it. */
function wallOf(at: Date, zone: string): string {
  const date = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone }).format(at);
  return `${date}T${formatTime(at, 'time', zone)}`;
}
