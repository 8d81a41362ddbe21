import { languageWord } from '@/components/shop/course-words';
import { LinkButton } from '@/components/ui/link-button';
import { trainerFilters, trainerSorts } from '@/server/school/vocabulary/trainer-lists';
import { ListSearch } from '../list-search';
import { FilterMenu } from '../purchases/filter-menu';
import { narrowsTrainers, type TrainersAddress, trainersHref } from './trainers-address';

/** The filters and the order of the trainer list. All of them are in the URL. */
export function TrainerFilters({
  address,
  facets,
  isAdmin,
}: {
  address: TrainersAddress;
  facets: { skills: string[]; languages: string[] };
  isAdmin: boolean;
}) {
  const { q, page: _page, ...kept } = address;
  const option = (name: 'state' | 'skill' | 'language' | 'sort') => (id: string, label: string) => ({
    id,
    label,
    href: trainersHref(address, { [name]: id }),
  });
  const listed = (name: 'state' | 'sort', labels: Record<string, string>) =>
    Object.entries(labels).map(([id, label]) => option(name)(id, label));
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ListSearch
        action="/admin/trainers"
        label="Search trainers"
        placeholder="Name, email, headline"
        value={q}
        kept={kept}
      />
      <FilterMenu
        name="State"
        chosen={address.state}
        clearHref={trainersHref(address, { state: undefined })}
        options={listed('state', trainerFilters)}
      />
      <FilterMenu
        name="Skill"
        chosen={address.skill}
        clearHref={trainersHref(address, { skill: undefined })}
        options={facets.skills.map((skill) => option('skill')(skill, skill))}
      />
      <FilterMenu
        name="Language"
        chosen={address.language}
        clearHref={trainersHref(address, { language: undefined })}
        options={facets.languages.map((language) => option('language')(language, languageWord(language)))}
      />
      {narrowsTrainers(address) && (
        <LinkButton
          href={trainersHref({ sort: address.sort })}
          variant="ghost"
          size="sm"
          className="text-muted"
        >
          Clear
        </LinkButton>
      )}
      <span className="ml-auto flex flex-wrap items-center gap-2">
        <FilterMenu name="Order" chosen={address.sort ?? 'name'} options={listed('sort', trainerSorts)} />
        {isAdmin && (
          <LinkButton href="/admin/trainers/new" size="sm">
            Add trainer
          </LinkButton>
        )}
      </span>
    </div>
  );
}
