import { Field } from '@/components/ui/field';

/** The six digits of an authenticator app, or a recovery code. */
export function CodeField({ isRecovery = false }: { isRecovery?: boolean }) {
  return isRecovery ? (
    <Field
      key="recovery"
      label="Recovery code"
      name="code"
      required
      maxLength={20}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      hint="One of the codes that you kept when you set up the app."
    />
  ) : (
    <Field
      key="app"
      label="Code from your app"
      name="code"
      required
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="[0-9 ]{6,8}"
      title="Six digits"
    />
  );
}
