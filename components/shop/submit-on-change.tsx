'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** The debounce before the search runs, in milliseconds. */
const rest = 250;

/** Submits the surrounding form when it changes. Its children, the submit button, remain for pages without JavaScript. */
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

/** Keeps the URL short: empty fields are left out. */
function leaveOutEmpty({ formData }: FormDataEvent) {
  for (const [name, value] of [...formData]) if (value === '') formData.delete(name);
}
