'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** Milliseconds of rest after the last key before the search runs. */
const rest = 250;

/** Submits the form around it when something in it changes. Its children, the button, stay for those without this. */
export function SubmitOnChange({ children }: { children: ReactNode }) {
  const marker = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = marker.current?.closest('form');
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const submitSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => form.requestSubmit(), rest);
    };
    form.addEventListener('input', submitSoon);
    form.addEventListener('formdata', leaveOutEmpty);
    return () => {
      clearTimeout(timer);
      form.removeEventListener('input', submitSoon);
      form.removeEventListener('formdata', leaveOutEmpty);
    };
  }, []);
  return (
    <span ref={marker} className="sr-only focus-within:not-sr-only">
      {children}
    </span>
  );
}

/** Keeps the address short: what is not chosen is not in it. */
function leaveOutEmpty({ formData }: FormDataEvent) {
  for (const [name, value] of [...formData]) if (value === '') formData.delete(name);
}
