const steps = [
  ['Choose', 'A course, a plan, and the weekly times that suit you.'],
  ['Pay once', 'The whole price is on the page. Nothing renews automatically.'],
  ['Meet your trainer', 'We find one for your times, usually within seconds.'],
  ['Learn', 'Every session is booked, in your time zone.'],
] as const;

/** How buying a course works, in four steps. */
export function HowItWorks() {
  return (
    <ol className="grid gap-y-5 sm:grid-cols-4">
      {steps.map(([title, text], index) => (
        <li key={title} className="relative grid grid-cols-[1.75rem_1fr] sm:block sm:pr-6">
          <span aria-hidden="true" className="flex items-center pt-1.5 max-sm:flex-col sm:h-4 sm:pt-0">
            <span
              className={`size-2.5 shrink-0 rounded-full ${index === steps.length - 1 ? 'bg-accent/50' : 'bg-accent'}`}
            />
            {index < steps.length - 1 && (
              <span className="bg-accent/30 max-sm:-mb-8 max-sm:w-px max-sm:flex-1 sm:-mr-6 sm:h-px sm:flex-1" />
            )}
          </span>
          <div className="sm:mt-2.5">
            <p className="font-semibold">{title}</p>
            <p className="mt-0.5 text-sm text-muted">{text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
