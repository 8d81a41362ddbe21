'use client';

import { useId, useState } from 'react';
import { ScrollArea } from '@/components/page/scroll-area';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { CheckIcon, SearchIcon, WarnIcon } from '@/components/ui/icons';
import { findsWords } from '@/server/core/search/finds-words';
import { searchWords } from '@/server/core/search/search-words';
import { formatTime, zoneCity } from '@/server/core/time/format-time';
import type { CandidateList } from '@/server/fulfillment/reallocating/list-candidates';
import { ruledOutWords } from '@/server/process/vocabulary/rule-out-words';
import { type OverridableRule, trainerRules } from '@/server/process/vocabulary/trainer-rules';
import { candidateWords } from './candidate-words';
import { ScoreBars } from './score-bars';

type Choose = (trainerId: string, needs: OverridableRule[]) => void;

/** The trainers who could take over, best first, and on demand those ruled out with the reason. */
export function CandidatesStep({
  candidates,
  studentZone,
  onChoose,
}: {
  candidates: CandidateList;
  studentZone: string;
  onChoose: Choose;
}) {
  const { ranked, ruledOut, ruledOutCount } = candidates;
  return (
    <div className="grid gap-4">
      {ranked.length === 0 ? (
        <p className="rounded-xl bg-warn-soft p-4 text-ink">
          No trainer can take over without overriding a rule. The closest ones come first below.
        </p>
      ) : (
        <ol className="grid gap-2" aria-label="Trainers who could take over, best first">
          {ranked.map((candidate, index) => (
            <li key={candidate.trainerId}>
              <Candidate
                candidate={candidate}
                isBest={index === 0}
                studentZone={studentZone}
                onChoose={onChoose}
              />
            </li>
          ))}
        </ol>
      )}
      {ruledOutCount > 0 && (
        <RuledOut
          ruledOut={ruledOut}
          count={ruledOutCount}
          isOpen={ranked.length === 0}
          onChoose={onChoose}
        />
      )}
    </div>
  );
}

function Candidate({
  candidate,
  isBest,
  studentZone,
  onChoose,
}: {
  candidate: CandidateList['ranked'][number];
  isBest: boolean;
  studentZone: string;
  onChoose: Choose;
}) {
  const { trainerId, trainerName, total, score, activeStudents, maxStudents, firstStartsAt } = candidate;
  const words = candidateWords(candidate);
  return (
    <button
      type="button"
      onClick={() => onChoose(trainerId, [])}
      className="grid w-full cursor-pointer grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-3 rounded-xl border border-line bg-surface p-3 text-left text-ink hover:border-line-strong hover:bg-sunk"
    >
      <Avatar name={trainerName} />
      <span className="grid gap-1.5">
        <span className="flex flex-wrap items-center gap-2 font-semibold">
          {trainerName}
          {isBest && <Badge tone="accent">Best fit</Badge>}
        </span>
        <span className="flex flex-wrap gap-x-3 gap-y-0.5">
          {words.for.map((word) => (
            <span key={word} className="inline-flex items-center gap-1 text-ok">
              <CheckIcon size={14} />
              {word}
            </span>
          ))}
          {words.against.map((word) => (
            <span key={word} className="inline-flex items-center gap-1 text-warn">
              <WarnIcon size={14} />
              {word}
            </span>
          ))}
        </span>
        <span className="text-muted">
          {activeStudents} of {maxStudents} students
          {firstStartsAt &&
            `, next session ${formatTime(firstStartsAt, 'day', studentZone)}, ${formatTime(firstStartsAt, 'time', studentZone)} ${zoneCity(studentZone)}`}
        </span>
        <ScoreBars score={score} />
      </span>
      <span className="text-right text-lg font-semibold" title="Total score, from 0 to 1">
        {total.toFixed(2)}
      </span>
    </button>
  );
}

function RuledOut({
  ruledOut,
  count,
  isOpen,
  onChoose,
}: {
  ruledOut: CandidateList['ruledOut'];
  count: number;
  isOpen: boolean;
  onChoose: Choose;
}) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const words = searchWords(typed);
  const shown = ruledOut.filter(({ trainerName, codes }) =>
    findsWords(`${trainerName} ${ruledOutWords(codes)}`, words),
  );
  return (
    <details open={isOpen} className="group rounded-xl border border-line">
      <summary className="cursor-pointer rounded-xl px-3 py-2.5 font-semibold text-ink">
        {count} ruled out
        <span className="font-normal text-muted">, with the reason</span>
      </summary>
      <div className="border-t border-line p-3">
        <div className="relative mb-2">
          <span className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-faint">
            <SearchIcon size={15} />
          </span>
          <input
            type="search"
            id={id}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            aria-label="Search trainers ruled out"
            placeholder="Name or reason"
            className="h-8 w-full rounded-lg border border-line-strong bg-surface pr-2 pl-8 text-ink placeholder:text-faint"
          />
        </div>
        <ScrollArea label="Ruled out" className="max-h-72">
          <ul>
            {shown.map(({ trainerId, trainerName, codes, needs }) => (
              <li
                key={trainerId}
                className="flex items-center justify-between gap-3 border-t border-line py-2 first:border-0"
              >
                <span className="min-w-0">
                  <span className="font-semibold text-ink">{trainerName}</span>{' '}
                  <span className="text-muted">{ruledOutWords(codes)}</span>
                </span>
                {needs ? (
                  <button
                    type="button"
                    onClick={() => onChoose(trainerId, needs)}
                    aria-label={`Preview ${trainerName} anyway`}
                    title={`Would override: ${needs.map((rule) => trainerRules[rule].override.title.toLowerCase()).join(', ')}`}
                    className="button button--ghost button--sm shrink-0"
                  >
                    {' '}
                    Preview{' '}
                  </button>
                ) : (
                  <span className="shrink-0 text-xs text-faint">not possible</span>
                )}
              </li>
            ))}
            {shown.length === 0 && <li className="py-2 text-muted">No trainer matches “{typed}”.</li>}
          </ul>
        </ScrollArea>
        {count > ruledOut.length && (
          <p className="mt-2 text-xs text-muted">The {ruledOut.length} closest matches are shown.</p>
        )}
      </div>
    </details>
  );
}
