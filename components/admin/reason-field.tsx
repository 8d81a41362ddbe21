import { useId } from 'react';

/** The reason for a recorded change. Required. */
export function ReasonField({ placeholder, className = '' }: { placeholder?: string; className?: string }) {
  const id = useId();
  return (
    <div className={`grid gap-1 ${className}`}>
      <label htmlFor={id} className="label">
        Reason
      </label>
      <input
        id={id}
        name="reason"
        required
        minLength={3}
        maxLength={500}
        autoComplete="off"
        placeholder={placeholder}
        className="input"
      />
    </div>
  );
}
