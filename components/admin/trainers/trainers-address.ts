import { createLoader, createSerializer, type inferParserType } from 'nuqs/server';
import { asKeyOf, asPage, asText } from '@/components/page/address-parsers';
import { trainerFilters, trainerSorts } from '@/server/school/vocabulary/trainer-lists';

const parsers = {
  q: asText(),
  state: asKeyOf(trainerFilters),
  skill: asText(60),
  language: asText(20),
  sort: asKeyOf(trainerSorts).withDefault('name'),
  page: asPage.withDefault(1),
};

/** The list of trainers as its URL describes it. */
export type TrainersAddress = Partial<inferParserType<typeof parsers>>;

export const readTrainersAddress = createLoader(parsers);
const write = createSerializer(parsers);

/** The URL of the list with some values changed. Any change except of the page starts at the first page. */
export const trainersHref = (address: TrainersAddress, change: TrainersAddress = {}): string =>
  write('/admin/trainers', { ...address, page: null, ...change });

/** Whether a search or filter is set. */
export function narrowsTrainers({ q, state, skill, language }: TrainersAddress): boolean {
  return Boolean(q || state || skill || language);
}
