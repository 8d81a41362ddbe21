import { type ComponentProps, type ReactNode, useId } from 'react';

type Labelled = { label: string; hint?: ReactNode };

/** A labeled input. Screen readers announce `hint` with it. */
export function Field({ label, hint, className = '', ...input }: ComponentProps<'input'> & Labelled) {
  const id = useId();
  return (
    <Labelling label={label} hint={hint} id={id} className={className}>
      <input id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...input} className="input w-full" />
    </Labelling>
  );
}

/** A labeled text area. */
export function TextArea({ label, hint, className = '', ...area }: ComponentProps<'textarea'> & Labelled) {
  const id = useId();
  return (
    <Labelling label={label} hint={hint} id={id} className={className}>
      <textarea
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...area}
        className="textarea w-full"
      />
    </Labelling>
  );
}

/** Any other control under a label. `children` receive the id for the label. */
export function Labelled({
  label,
  hint,
  className = '',
  children,
}: Labelled & { className?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <Labelling label={label} hint={hint} id={id} className={className}>
      {children(id)}
    </Labelling>
  );
}

function Labelling({
  id,
  label,
  hint,
  className,
  children,
}: Labelled & { id: string; className: string; children: ReactNode }) {
  return (
    <div className={`grid content-start gap-1 ${className}`}>
      <label htmlFor={id} className="label">
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
