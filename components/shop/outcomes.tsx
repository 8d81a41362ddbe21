import { CheckIcon } from '@/components/ui/icons';

/** What students will learn. */
export function Outcomes({ outcomes }: { outcomes: string[] }) {
  return (
    <section
      aria-labelledby="outcomes"
      className="grid gap-x-12 gap-y-4 border-t border-line pt-8 lg:grid-cols-[13rem_1fr]"
    >
      <h2 id="outcomes" className="text-lg font-semibold tracking-[-0.01em]">
        What you’ll learn
      </h2>
      <ul className="grid gap-x-10 sm:grid-cols-2">
        {outcomes.map((outcome) => (
          <li key={outcome} className="flex gap-3 border-b border-line py-3 first:pt-0 sm:nth-[2]:pt-0">
            <span className="mt-0.5 shrink-0 text-ok">
              <CheckIcon size={17} />
            </span>
            {outcome}
          </li>
        ))}
      </ul>
    </section>
  );
}
