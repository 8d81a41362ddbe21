import { type OverridableRule, trainerRules } from '@/server/process/vocabulary/trainer-rules';

/** The rules that a change breaks, each with a checkbox to override it. */
export function RuleChecks<Rule extends OverridableRule>({
  rules,
  overridden,
  onChange,
}: {
  rules: readonly Rule[];
  overridden: readonly Rule[];
  onChange(overridden: Rule[]): void;
}) {
  return (
    <fieldset className="rounded-xl border border-line p-3">
      <legend className="px-1 font-semibold">Rules to override</legend>
      <p className="mb-1 px-1 text-muted">
        Check each rule that you override. It is recorded with the reason.
      </p>
      {rules.map((rule) => (
        <label
          key={rule}
          className="flex min-h-9 cursor-pointer items-center gap-3 rounded-lg px-1 py-1 hover:bg-sunk"
        >
          <input
            type="checkbox"
            className="size-4 shrink-0 accent-accent"
            checked={overridden.includes(rule)}
            onChange={({ target }) =>
              onChange(target.checked ? [...overridden, rule] : overridden.filter((other) => other !== rule))
            }
          />
          <span>
            <span className="font-semibold">{trainerRules[rule].override.title}</span>{' '}
            <span className="text-muted">{trainerRules[rule].override.meaning}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
