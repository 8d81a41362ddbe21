'use client';

import { useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button-class';
import { Money } from '@/components/ui/money';
import { Panel } from '@/components/ui/panel';
import type { CourseDetail } from '@/server/school/catalog/get-course-for-staff';
import { ChangeNotice } from '../change-notice';
import { Td, Th } from '../table';
import { PlanForm } from './plan-form';

type Course = Pick<CourseDetail, 'id' | 'updatedAt' | 'plans'>;
type Plan = Course['plans'][number];

/** The plans of a course. Each plan is edited or retired in its row; a new one is added below. */
export function PlansCard({ course, canEdit }: { course: Course; canEdit: boolean }) {
  const { plans } = course;
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const [editing, setEditing] = useState<string | 'new' | null>(null);
  const currency = plans.at(0)?.currency ?? 'EUR';
  const close = () => setEditing(null);

  const setRetired = ({ id: planId, retiredAt }: Plan) =>
    run(() =>
      client.admin.courses.setPlanRetired.mutate({
        courseId: course.id,
        expected: course.updatedAt,
        planId,
        retired: retiredAt === null,
      }),
    );

  return (
    <Panel
      title="Plans"
      className="overflow-hidden"
      actions={
        canEdit &&
        editing !== 'new' && (
          <button
            type="button"
            className={buttonClass({ variant: 'secondary', size: 'sm' })}
            onClick={() => setEditing('new')}
          >
            Add plan
          </button>
        )
      }
    >
      <div className="px-4 pb-2 empty:hidden">{problem && <ChangeNotice problem={problem} />}</div>
      {plans.length > 0 && (
        <div className="scroll-x">
          <table className="w-full border-collapse text-left" aria-label="Plans">
            <thead>
              <tr>
                <Th>Plan</Th>
                <Th>Sessions</Th>
                <Th className="hidden sm:table-cell">Per week</Th>
                <Th className="text-right">Price</Th>
                <Th className="hidden text-right sm:table-cell">Per session</Th>
                <Th className="hidden text-right md:table-cell">Sold</Th>
                {canEdit && (
                  <Th>
                    <span className="sr-only">Change</span>
                  </Th>
                )}
              </tr>
            </thead>
            <tbody>
              {plans.map((plan) => (
                <Row
                  key={plan.id}
                  plan={plan}
                  isBusy={isBusy}
                  onEdit={canEdit ? () => setEditing(plan.id) : undefined}
                  onRetire={() => setRetired(plan)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {plans.length === 0 && editing !== 'new' && (
        <p className="px-4 pb-4 text-muted">
          No plans yet. The course appears in the catalog once it has one.
        </p>
      )}
      {editing && (
        <PlanForm
          key={editing}
          course={course}
          plan={plans.find(({ id }) => id === editing)}
          currency={currency}
          onDone={close}
        />
      )}
    </Panel>
  );
}

function Row({
  plan,
  isBusy,
  onEdit,
  onRetire,
}: {
  plan: Plan;
  isBusy: boolean;
  onEdit?: () => void;
  onRetire: () => void;
}) {
  const { name, sessionCount, sessionMinutes, sessionsPerWeek, amount, currency, sold, retiredAt } = plan;
  return (
    <tr className={`border-t border-line ${retiredAt ? 'text-muted' : ''}`}>
      <Td className="max-w-40 truncate font-medium">
        {name} {retiredAt && <Badge>Retired</Badge>}
      </Td>
      <Td className="whitespace-nowrap">
        {sessionCount} <span className="text-muted">of {sessionMinutes} min</span>
      </Td>
      <Td className="hidden sm:table-cell">{sessionsPerWeek}</Td>
      <Td className="text-right">
        <Money amount={amount} currency={currency} />
      </Td>
      <Td className="hidden text-right text-muted sm:table-cell">
        <Money amount={Math.round(amount / sessionCount)} currency={currency} />
      </Td>
      <Td className="hidden text-right text-muted md:table-cell">{sold}</Td>
      {onEdit && (
        <Td className="text-right whitespace-nowrap">
          <button
            type="button"
            aria-label={`Edit the plan ${name}`}
            onClick={onEdit}
            className={buttonClass({ variant: 'ghost', size: 'sm' }, 'px-2 text-muted')}
          >
            Edit
          </button>
          <button
            type="button"
            disabled={isBusy}
            aria-label={`${retiredAt ? 'Sell' : 'Retire'} the plan ${name}${retiredAt ? ' again' : ''}`}
            onClick={onRetire}
            className={buttonClass({ variant: 'ghost', size: 'sm' }, 'px-2 text-muted')}
          >
            {retiredAt ? 'Sell again' : 'Retire'}
          </button>
        </Td>
      )}
    </tr>
  );
}
