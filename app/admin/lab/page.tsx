import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FaultForm } from '@/components/admin/lab/fault-form';
import { NoPermission } from '@/components/admin/shell/no-permission';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { api } from '@/server/api/server';
import { env } from '@/server/core/env';
import { isAllowed } from '@/server/people/roles/roles';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'Lab' };

export default async function LabPage() {
  if (!env.LAB) notFound();
  await requireSignIn('/admin/lab');
  const { account, admin } = api();
  const me = await account.me();
  if (!me || !isAllowed('admin', me.role)) return <NoPermission email={me?.email ?? ''} />;
  const { faults } = await admin.lab.overview();

  return (
    <div className="grid max-w-5xl gap-6">
      <header className="grid gap-1">
        <h1 className="text-lg font-semibold">Fault lab</h1>
        <p className="max-w-3xl text-muted">
          Each fault really breaks a purchase. A new student checks out and pays at the test gateway, and the
          pipeline runs into the fault. The deadline is moved to now, so you don’t have to wait for it.
        </p>
      </header>
      <Panel title="Faults">
        <ul>
          {faults.map((fault) => (
            <li
              key={fault.name}
              className="grid gap-x-6 gap-y-3 border-t border-line px-4 py-4 md:grid-cols-[minmax(0,1fr)_22rem]"
            >
              <div className="grid content-start gap-1.5">
                <h3 className="flex flex-wrap items-center gap-2 font-medium">
                  {fault.title}
                  {fault.brokenAt.length > 0 && (
                    <Badge tone="bad">broken now, at {[...new Set(fault.brokenAt)].join(', ')}</Badge>
                  )}
                </h3>
                <p className="text-muted">{fault.describe}</p>
                <p className="text-faint">
                  {fault.cause ? (
                    <>
                      Expected verdict: <code className="font-mono text-xs">{fault.cause}</code>
                      {fault.isRepairedFirst && '; undo it before you apply the remedy'}
                    </>
                  ) : (
                    'Expected verdict: none'
                  )}
                </p>
              </div>
              <FaultForm fault={fault} />
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
