import type { CannotStart } from '../process/cannot-start';
import { type KeptPart, keepRunning } from './keep-running';
import type { Part } from './part';

/** Everything that runs, in the order in which it was started. */
export class Fleet {
  readonly #kept: KeptPart[] = [];
  #hasBeenReady = false;
  #failure: CannotStart | undefined;

  constructor(
    readonly stopping: AbortController,
    private readonly print: (message: string) => void,
  ) {}

  /** Why it went down unexpectedly, if it did. */
  get failure(): CannotStart | undefined {
    return this.#failure;
  }

  /** Tells the person something, unless we are going down. */
  readonly say = (message: string): void => {
    if (!this.stopping.signal.aborted) this.print(message);
  };

  async keep(part: Part): Promise<void> {
    this.stopping.signal.throwIfAborted();
    const watch = {
      say: this.say,
      hasBeenReady: () => this.#hasBeenReady,
      giveUp: (reason: CannotStart) => {
        this.#failure ??= reason;
        this.stopping.abort();
      },
    };
    this.#kept.push(await keepRunning(part, watch));
  }

  markReady(): void {
    this.#hasBeenReady = true;
  }

  /** Takes everything down, the last started first. */
  async stop(): Promise<void> {
    for (const part of this.#kept.toReversed()) await part.stop();
  }

  /** Ends everything at once. */
  kill(): void {
    for (const part of this.#kept.toReversed()) part.kill();
  }
}
