import { languageWord } from '@/components/shop/course-words';
import { languagesWith } from '../languages';

/** The languages a trainer teaches in, chosen from those of the school and common ones. */
export function LanguageChoice({ known, chosen }: { known: string[]; chosen: string[] }) {
  const all = languagesWith([...known, ...chosen]);
  return (
    <fieldset>
      <legend className="label mb-1.5">Languages they teach in</legend>
      <div className="flex flex-wrap gap-1.5">
        {all.map((language) => (
          <label
            key={language}
            className="flex min-h-7 cursor-pointer items-center rounded-full border border-line-strong px-2.5 text-muted select-none has-checked:border-accent has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="checkbox"
              name="languages"
              value={language}
              defaultChecked={chosen.includes(language)}
              className="sr-only"
            />
            {languageWord(language)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
