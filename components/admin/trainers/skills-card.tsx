'use client';

import { useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { Panel } from '@/components/ui/panel';
import type { Level } from '@/prisma/generated/enums';
import { levels, levelWords } from '@/server/school/vocabulary/levels';
import { SkillsEditor, type SkillsOf } from './skills-editor';

/** The skills a trainer teaches, each with its highest level. */
export function SkillsCard({
  trainer,
  known,
  canEdit,
}: {
  trainer: SkillsOf;
  /** The skills the school already uses. */
  known: string[];
  canEdit: boolean;
}) {
  const [isEditing, setIsEditing] = useState(false);
  return (
    <Panel
      title="Skills"
      actions={
        canEdit &&
        !isEditing && (
          <button
            type="button"
            className={buttonClass({ variant: 'secondary', size: 'sm' })}
            onClick={() => setIsEditing(true)}
          >
            Edit skills
          </button>
        )
      }
    >
      {isEditing ? (
        <SkillsEditor trainer={trainer} known={known} onDone={() => setIsEditing(false)} />
      ) : trainer.skills.length === 0 ? (
        <p className="px-4 pb-4 text-warn">No skills yet. The trainer gets no students until you add one.</p>
      ) : (
        <ul className="pb-2">
          {trainer.skills.map(({ skill, level }) => (
            <li key={skill} className="flex min-h-7 items-center justify-between gap-3 px-4">
              <span className="min-w-0 truncate font-medium">{skill}</span>
              <LevelSteps level={level} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function LevelSteps({ level }: { level: Level }) {
  const reached = levels.indexOf(level);
  return (
    <span className="flex items-center gap-2 text-muted">
      up to {levelWords[level].toLowerCase()}
      <span aria-hidden="true" className="flex gap-0.5">
        {levels.map((step, index) => (
          <span
            key={step}
            className={`h-1.5 w-3 rounded-full ${index <= reached ? 'bg-accent' : 'bg-line'}`}
          />
        ))}
      </span>
    </span>
  );
}
