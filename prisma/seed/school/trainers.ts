import { americaOceaniaTrainers } from './trainers-america-oceania';
import { asiaAfricaTrainers } from './trainers-asia-africa';
import { europeTrainers } from './trainers-europe';

/** Everyone who teaches at the demo school. */
export const trainers = [...asiaAfricaTrainers, ...europeTrainers, ...americaOceaniaTrainers];
