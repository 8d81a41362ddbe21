'use client';

import { type FormEvent, useId, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { CrossIcon } from '@/components/ui/icons';
import { NativeSelect } from '@/components/ui/native-select';
import type { Level } from '@/prisma/generated/enums';
import { levels, levelWords } from '@/server/school/vocabulary/levels';
import { ChangeNotice } from '../change-notice';

export type SkillsOf = { id: string; updatedAt: Date; skills: { skill: string; level: Level }[] };

/** Adds and removes skills and sets their level. Nothing is saved until the button is pressed. */
export function SkillsEditor({
  trainer,
  known,
  onDone,
}: {
  trainer: SkillsOf;
  known: string[];
  onDone: () => void;
}) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const [seen] = useState({ trainerId: trainer.id, expected: trainer.updatedAt });
  const [skills, setSkills] = useState(trainer.skills);
  const [typed, setTyped] = useState('');
  const list = useId();
  const name = typed.trim().toLowerCase().replace(/\s+/g, '-');

  const added =
    name && !skills.some(({ skill }) => skill === name)
      ? [...skills, { skill: name, level: 'INTERMEDIATE' as Level }]
      : skills;

  function add() {
    setSkills(added);
    setTyped('');
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    // A name that was typed but not added counts too.
    if (await run(() => client.admin.trainers.setSkills.mutate({ ...seen, skills: added }))) onDone();
  }

  return (
    <form onSubmit={save} className="grid gap-3 px-4 pb-4">
      <ChangeNotice problem={problem} />
      <ul className="grid gap-1.5">
        {skills.map(({ skill, level }) => (
          <li key={skill} className="flex items-center gap-1.5">
            <span className="min-w-0 flex-1 truncate font-medium">{skill}</span>
            <NativeSelect
              aria-label={`Highest level of ${skill}`}
              value={level}
              onChange={(event) => {
                const chosen = levels.find((candidate) => candidate === event.target.value);
                if (chosen)
                  setSkills(skills.map((one) => (one.skill === skill ? { skill, level: chosen } : one)));
              }}
            >
              {levels.map((option) => (
                <option key={option} value={option}>
                  {levelWords[option]}
                </option>
              ))}
            </NativeSelect>
            <button
              type="button"
              aria-label={`Remove ${skill}`}
              onClick={() => setSkills(skills.filter((one) => one.skill !== skill))}
              className="grid size-8 cursor-pointer place-items-center rounded-lg text-muted hover:bg-sunk hover:text-ink"
            >
              <CrossIcon size={14} />
            </button>
          </li>
        ))}
      </ul>
      <div className="flex gap-1.5">
        <input
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !name) return;
            event.preventDefault();
            add();
          }}
          list={list}
          maxLength={40}
          aria-label="Skill to add"
          placeholder="Add a skill"
          autoComplete="off"
          className="input min-w-0 flex-1"
        />
        <datalist id={list}>
          {known.map((skill) => (
            <option key={skill} value={skill} />
          ))}
        </datalist>
        <button
          type="button"
          disabled={!name}
          onClick={add}
          className={buttonClass({ variant: 'secondary' })}
        >
          Add
        </button>
      </div>
      {name && !known.includes(name) && <p className="text-xs text-warn">“{name}” would be a new skill.</p>}
      <div className="flex gap-2">
        <button type="submit" disabled={isBusy} className={buttonClass({ size: 'sm' })}>
          {isBusy ? 'Saving…' : 'Save skills'}
        </button>
        <button type="button" onClick={onDone} className={buttonClass({ variant: 'ghost', size: 'sm' })}>
          Cancel
        </button>
      </div>
    </form>
  );
}
