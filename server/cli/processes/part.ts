/** One long-running piece of Caravan: a process, or PostgreSQL. */
export interface Part {
  name: string;
  start(): Promise<RunningPart>;
  /** Where to read what it said last. */
  logFile?: string;
}

export interface RunningPart {
  /** Settles with how it ended, no matter who ended it. */
  ended: Promise<string>;
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}
