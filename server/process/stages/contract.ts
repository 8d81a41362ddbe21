import { deriveContract } from './derive-contract';
import { stages, supportFunctions } from './stages';

/** The app's id in Inngest; function slugs are `caravan-<function>`. */
export const appId = 'caravan';

/** Everything that follows from the stages of Caravan. The functions' own triggers are compared with it by a test. */
export const contract = deriveContract(stages, supportFunctions);

/** The first stage: an unpaid checkout expires when it is overdue. */
export const pay = stages[0];

/** What follows a booking: the one stage whose deadline setBookedDeadlines keeps, since it leaves the purchase SCHEDULED. */
export const notify = stages[4];

/** What follows after that: each session has its own deadline, which the database computes. */
export const deliver = stages[5];

/** A stage that a function does and that moves the purchase on. */
export type PipelineStage = (typeof contract.pipeline)[number];
export type PipelineConsumer = PipelineStage['consumer'];
