import type { StageDefinition, SupportFunction } from './stages';

/**
 * What follows from a process: the order of its statuses, what is in flight, paid and past, the stage that a status waits
 * for and its deadline, the event that a status emits, and the functions that must be registered. Pure: a stage that is
 * added to the definition appears in all of it.
 */
export function deriveContract<const S extends StageDefinition, const F extends SupportFunction>(
  stages: readonly S[],
  supportFunctions: readonly F[],
) {
  type Status = S['from' | 'to'];
  /** The stages that lead to another status. */
  const moving: readonly S[] = stages.filter(({ from, to }) => from !== to);
  /** Those of them that book a purchase: each has to be done so long after the one before. */
  const booking = moving.filter(({ isDuePerSession }) => !isDuePerSession);
  /** Those that a function does for a paid purchase. */
  const pipeline = moving.filter(isPipelineStage);
  const order: readonly Status[] = [...new Set(stages.flatMap(({ from, to }): Status[] => [from, to]))];
  const ranks = new Map<string, number>(order.map((status, index) => [status, index]));
  const rank = (status: string): number => ranks.get(status) ?? -1;
  const stageOf = (id: string): S | null => stages.find((stage) => stage.id === id) ?? null;
  /** The stage that a purchase in `status` waits for; null for one that has ended without being fulfilled. */
  const stageFrom = (status: string): S | null =>
    booking.find(({ from }) => from === status) ?? stages.find(({ from }) => from === status) ?? null;
  const functions = [
    ...stages.flatMap(({ consumer, consumes }) =>
      consumer === null ? [] : [{ id: consumer, consumes: consumes === null ? [] : [consumes] }],
    ),
    ...supportFunctions,
  ];
  return {
    stages,
    moving,
    pipeline,
    stageIds: stages.map(({ id }): S['id'] => id),
    pipelineIds: pipeline.map(({ id }): S['id'] => id),
    /** The stages that a function does. */
    withFunction: stages.filter(({ consumer }) => consumer !== null).map(({ id }): S['id'] => id),
    /** The statuses of a purchase that goes well, first to last. One that is not among them has ended otherwise. */
    order,
    /** The status in which sessions are held, each with its own deadline. */
    booked: moving.find(({ isDuePerSession }) => isDuePerSession)?.from,
    /** The last of them. */
    fulfilled: order.at(-1),
    /** Paid or not, and not booked. */
    inFlight: booking.map(({ from }): S['from'] => from),
    /** Paid and not booked: what the pipeline owes. */
    owed: pipeline.map(({ from }): PipelineStage<S>['from'] => from),
    /** Paid, booked or not. */
    paid: moving.map(({ to }): S['to'] => to),
    /** That status and all that come after it. */
    from: (status: Status): readonly Status[] => order.slice(rank(status)),
    isInFlight: (status: string): boolean => booking.some(({ from }) => from === status),
    isOwed: (status: string): boolean => pipeline.some(({ from }) => from === status),
    isPaid: (status: string): boolean => moving.some(({ to }) => to === status),
    /** Whether a purchase in `status` came as far as `least`, and has not ended otherwise. */
    hasReached: (status: string, least: Status): boolean => rank(status) >= rank(least),
    /** The place of a status in the order; -1 for one that has ended otherwise. */
    rank,
    stageOf,
    stageFrom,
    /** The stage of the pipeline with that id; null for any other. */
    pipelineStageOf: (id: string | undefined) => pipeline.find((stage) => stage.id === id) ?? null,
    /** When what `status` waits for is late; null when nothing is owed, its sessions have clocks of their own, or an unpaid checkout just expires. */
    dueAt: (status: string, now: Date): Date | null => {
      const stage = booking.find(({ from }) => from === status);
      return stage?.whenOverdue === 'late' ? new Date(now.getTime() + stage.dueWithinSeconds * 1000) : null;
    },
    /** The event that arriving in `status` emits, or null. */
    eventOf: (status: string): S['emits'] => moving.find(({ to }) => to === status)?.emits ?? null,
    /** The event of that name when arriving in a status emits it; null for any other. */
    stageEventOf: (name: string | null | undefined): S['emits'] =>
      moving.find(({ emits }) => emits !== null && emits === name)?.emits ?? null,
    /** Every function that must be registered before the system may call itself ready. */
    functionIds: functions.map(({ id }): string => id),
    supportFunctionIds: supportFunctions.map(({ id }): F['id'] => id),
    /** The functions that each event starts, by their ids: what an event waits for in the outbox. */
    consumersOf: new Map(
      [...new Set(functions.flatMap(({ consumes }) => consumes))].map((event) => [
        event,
        functions.filter(({ consumes }) => consumes.some((name) => name === event)).map(({ id }) => id),
      ]),
    ) as ReadonlyMap<string, readonly string[]>,
  };
}

/** A stage that a function does and that leads to another status. */
export type PipelineStage<S extends StageDefinition> = Extract<S, { consumer: string; emits: string }>;

function isPipelineStage<S extends StageDefinition>(stage: S): stage is PipelineStage<S> {
  return stage.consumer !== null && stage.emits !== null;
}
