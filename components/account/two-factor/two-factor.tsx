'use client';

import { useState } from 'react';
import { beginTwoFactor, endTwoFactor, replaceRecoveryCodes, verifyCode } from '@/components/api/auth-client';
import { CodeField } from '@/components/credentials/code-field';
import { PasswordField } from '@/components/credentials/password-field';
import { AccountForm } from '../account-form';
import { QrCode } from './qr-code';
import { RecoveryCodes } from './recovery-codes';

type Setup = { uri: string; recoveryCodes: string[] };

/** Sets up an authenticator app as a second factor, shows the recovery codes once, and turns it off. */
export function TwoFactor({ recoveryCodesLeft }: { recoveryCodesLeft: number | null }) {
  const [setup, setSetup] = useState<Setup | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />;
  if (setup)
    return (
      <Confirmation
        {...setup}
        onConfirmed={() => {
          setCodes(setup.recoveryCodes);
          setSetup(null);
        }}
      />
    );
  return recoveryCodesLeft === null ? (
    <TurnOn onBegun={setSetup} />
  ) : (
    <Manage recoveryCodesLeft={recoveryCodesLeft} onReplaced={setCodes} />
  );
}

function TurnOn({ onBegun }: { onBegun: (setup: Setup) => void }) {
  return (
    <AccountForm
      ask={async ({ password = '' }) => {
        const outcome = await beginTwoFactor({ password });
        if (outcome.ok) onBegun(outcome);
        return outcome;
      }}
      action="Set up an app"
      done="One moment…"
    >
      <p className="text-muted">
        Signing in then takes your password and a code from an app on your phone, such as Google
        Authenticator, 1Password or Aegis.
      </p>
      <PasswordField />
    </AccountForm>
  );
}

function Confirmation({ uri, onConfirmed }: { uri: string; onConfirmed: () => void }) {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <AccountForm
      ask={async ({ code = '' }) => {
        const outcome = await verifyCode({ code: code.replaceAll(' ', '') });
        if (outcome.ok) onConfirmed();
        return outcome;
      }}
      action="Turn on"
      done="It is on."
    >
      <p>Scan this with your authenticator app, then enter the code that it shows.</p>
      <QrCode text={uri} label="QR code for your authenticator app" />
      <p className="text-sm text-muted">
        Can’t scan it? Enter this key in the app:{' '}
        <code className="font-mono text-ink wrap-anywhere" translate="no">
          {secret}
        </code>
      </p>
      <CodeField />
    </AccountForm>
  );
}

function Manage({
  recoveryCodesLeft,
  onReplaced,
}: {
  recoveryCodesLeft: number;
  onReplaced: (codes: string[]) => void;
}) {
  return (
    <div className="grid gap-4">
      <p>
        It is on. You have {recoveryCodesLeft} {recoveryCodesLeft === 1 ? 'recovery code' : 'recovery codes'}{' '}
        left.
      </p>
      <details>
        <summary className="cursor-pointer font-medium">Replace recovery codes</summary>
        <div className="mt-3">
          <AccountForm
            ask={async ({ password = '' }) => {
              const outcome = await replaceRecoveryCodes({ password });
              if (outcome.ok) onReplaced(outcome.recoveryCodes);
              return outcome;
            }}
            action="Replace recovery codes"
            done="Replaced."
          >
            <PasswordField />
          </AccountForm>
        </div>
      </details>
      <details>
        <summary className="cursor-pointer font-medium">Turn off</summary>
        <div className="mt-3">
          <AccountForm
            ask={({ password = '' }) => endTwoFactor({ password })}
            action="Turn off two-factor authentication"
            done="It is off."
          >
            <p className="text-muted">Your password alone will sign you in.</p>
            <PasswordField />
          </AccountForm>
        </div>
      </details>
    </div>
  );
}
