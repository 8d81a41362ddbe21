'use client';

import { type FormEvent, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { Field, TextArea } from '@/components/ui/field';
import type { SchoolSettings } from '@/server/school/settings/get-school-settings';
import { ChangeNotice } from '../change-notice';
import { readSettings } from './read-settings';

/** Edits what the school says of itself and its refund policy. The input survives a refused save. */
export function SettingsForm({ settings }: { settings: SchoolSettings }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const [isSaved, setIsSaved] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setIsSaved(false);
    const details = readSettings(new FormData(event.currentTarget));
    const expected = settings.updatedAt;
    setIsSaved(await run(() => client.admin.settings.update.mutate({ ...details, expected })));
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <ChangeNotice problem={problem} />
      <fieldset className="panel grid gap-4 p-5 sm:grid-cols-2">
        <legend className="sr-only">Seller</legend>
        <Field
          label="School name"
          name="sellerName"
          required
          maxLength={100}
          defaultValue={settings.sellerName}
          autoComplete="off"
          hint="The seller on receipts, and the sender of emails."
        />
        <Field
          label="Support email"
          name="supportEmail"
          type="email"
          required
          maxLength={200}
          defaultValue={settings.supportEmail}
          autoComplete="off"
          hint="Replies to our emails go here."
        />
        <TextArea
          label="Address"
          name="sellerAddress"
          rows={3}
          maxLength={300}
          defaultValue={settings.sellerAddress}
          className="sm:col-span-2"
          hint="As it should appear on receipts."
        />
        <Field
          label="Tax ID"
          name="taxId"
          maxLength={60}
          defaultValue={settings.taxId}
          autoComplete="off"
          hint="With its kind, such as “VAT DE 123456789”. Optional."
        />
        <Field
          label="Tax rate (%)"
          name="taxRate"
          type="number"
          required
          min={0}
          max={99.99}
          step={0.01}
          defaultValue={settings.taxRateBasisPoints / 100}
          hint="Included in all prices. Issued receipts keep their rate."
        />
      </fieldset>
      <fieldset className="panel grid gap-4 p-5 sm:grid-cols-2">
        <legend className="sr-only">Refund policy</legend>
        <Field
          label="Full refund until (hours before the first session)"
          name="fullRefundHours"
          type="number"
          required
          min={0}
          max={8760}
          defaultValue={settings.fullRefundHours}
        />
        <Field
          label="After that, notice per session (hours)"
          name="sessionNoticeHours"
          type="number"
          required
          min={0}
          max={8760}
          defaultValue={settings.sessionNoticeHours}
          hint="Students get back their share for each session that is at least this far away."
        />
        <Field
          label="Result of a session due within (hours after its end)"
          name="resultHours"
          type="number"
          required
          min={1}
          max={168}
          defaultValue={settings.resultHours}
          hint="After that, a session that nobody confirmed is late."
        />
      </fieldset>
      <fieldset className="panel grid gap-1 p-5">
        <legend className="sr-only">Security</legend>
        <label className="flex items-center gap-2.5">
          <input
            type="checkbox"
            name="staffNeedTwoFactor"
            className="size-4 accent-(--color-accent)"
            defaultChecked={settings.staffNeedTwoFactor}
          />
          Staff must use two-factor authentication
        </label>
        <p className="text-xs text-muted">
          Without it, a member of the team first has to set it up before the console opens. Takes effect
          immediately, for you too.
        </p>
      </fieldset>
      <fieldset className="panel p-5">
        <legend className="sr-only">Trainers</legend>
        <label className="flex w-fit cursor-pointer items-center gap-2">
          <input
            type="checkbox"
            name="timeOffNeedsApproval"
            defaultChecked={settings.timeOffNeedsApproval}
            className="size-4 accent-accent"
          />
          Trainers’ time off needs approval by an administrator
        </label>
      </fieldset>
      <div className="flex items-center gap-3">
        <button type="submit" disabled={isBusy} className={buttonClass()}>
          {isBusy ? 'Saving…' : 'Save settings'}
        </button>
        <p role="status" className="text-ok empty:hidden">
          {isSaved && !isBusy && 'Saved.'}
        </p>
      </div>
    </form>
  );
}
