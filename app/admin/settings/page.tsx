import type { Metadata } from 'next';
import { auditHref } from '@/components/admin/audit/audit-address';
import { LogoForm } from '@/components/admin/settings/logo-form';
import { SettingsForm } from '@/components/admin/settings/settings-form';
import { NoPermission } from '@/components/admin/shell/no-permission';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { api } from '@/server/api/server';
import { isAllowed } from '@/server/people/roles/roles';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  await requireSignIn('/admin/settings');
  const { account, school } = api();
  const me = await account.me();
  if (!me || !isAllowed('admin', me.role)) return <NoPermission email={me?.email ?? ''} />;
  const settings = await school.settings();

  return (
    <div className="grid max-w-3xl gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h1 className="text-xl leading-tight font-semibold tracking-[-0.01em]">Settings of the school</h1>
        <LinkButton href={auditHref({ about: 'settings' })} variant="ghost" size="sm">
          History
        </LinkButton>
      </div>
      {!settings.updatedAt && (
        <Notice tone="warn" title="These are defaults">
          Receipts and emails use them until you save your own.
        </Notice>
      )}
      <SettingsForm settings={settings} />
      <LogoForm settings={settings} />
    </div>
  );
}
