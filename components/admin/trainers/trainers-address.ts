import { type Query, readParam } from '@/server/core/text/read-param';
import type { TrainerState } from '@/server/school/trainers/trainer-state';

export const stateLabels: Record<TrainerState, string> = {
  active: 'Active',
  paused: 'Paused',
  away: 'Away now',
  left: 'Left',
};

export const stateFilters = { ...stateLabels, all: 'All, including former trainers' } as const;
export const sortLabels = { name: 'By name', free: 'Most room first', full: 'Fullest first' } as const;

/** The list of trainers as its address says. */
export type TrainersAddress = {
  q?: string;
  state?: keyof typeof stateFilters;
  skill?: string;
  language?: string;
  sort?: keyof typeof sortLabels;
  page?: number;
};

/** Reads an address. What it does not know it leaves out, so that an old link still shows a list. */
export function readTrainersAddress(params: Query): TrainersAddress {
  const one = (name: string, most?: number) => readParam(params, name, most);
  const page = Number(one('page'));
  return {
    q: one('q'),
    state: keyIn(stateFilters, one('state')),
    skill: one('skill', 60),
    language: one('language', 20),
    sort: keyIn(sortLabels, one('sort')),
    page: Number.isInteger(page) && page > 1 && page <= 10_000 ? page : undefined,
  };
}

function keyIn<T extends object>(options: T, value: string | undefined): (keyof T & string) | undefined {
  const isKey = (text: string): text is keyof T & string => Object.hasOwn(options, text);
  return value !== undefined && isKey(value) ? value : undefined;
}

/** The address of the list with some things changed. Any change but a page starts at the first page. */
export function trainersHref(address: TrainersAddress, change: Partial<TrainersAddress> = {}): string {
  const next = { ...address, page: undefined, ...change };
  if (next.sort === 'name') next.sort = undefined;
  if (next.page === 1) next.page = undefined;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(next)) if (value) params.set(name, String(value));
  const query = params.toString();
  return query ? `/admin/trainers?${query}` : '/admin/trainers';
}

/** Whether anything narrows the list. */
export function narrowsTrainers({ q, state, skill, language }: TrainersAddress): boolean {
  return Boolean(q || state || skill || language);
}
