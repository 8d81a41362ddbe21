import pg from 'pg';
import { z } from 'zod';
import { findUnfitSetting, sessionAnswer, sessionQuestion } from './find-unfit-setting';
import { isUtc } from './session-options';
import { SessionSettingError } from './session-setting-error';
import { SessionZoneError } from './session-zone-error';

/** Milliseconds for the one question that a new connection is asked. */
const questionTimeoutMs = 10_000;

/** What a client takes beside the settings of `pg`. */
export interface OwnConfig {
  /** Milliseconds after which a connection on which nothing was sent or received is ended, with its statement. */
  silenceTimeoutMillis?: number;
}

/**
 * A client that is connected only while its session is in UTC, and only if it may write, reads what is committed and obeys
 * triggers. The server reports the zone whenever it changes; the rest costs one round trip for each new connection.
 * Connecting fails with a SessionSettingError otherwise.
 */
export class UtcClient extends pg.Client {
  readonly #silenceMs: number;
  #zone: string | undefined;
  #isChecked = false;

  constructor(config?: pg.ClientConfig & OwnConfig) {
    super(config);
    const silenceMs = config?.silenceTimeoutMillis ?? 0;
    this.#silenceMs = silenceMs && Math.max(silenceMs, config?.query_timeout || 0);
    this.connection.on('parameterStatus', ({ parameterName, parameterValue }: ParameterStatus) => {
      if (parameterName !== 'TimeZone') return;
      this.#zone = parameterValue;
      if (this.#isChecked && !isUtc(parameterValue))
        this.connection.stream.destroy(new SessionZoneError(parameterValue));
    });
  }

  override connect(): Promise<pg.Client>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.Client> | undefined {
    if (!callback)
      return new Promise((resolve, reject) =>
        this.connect((error: Error | null) => (error ? reject(error) : resolve(this))),
      );
    super.connect((error: Error | null) => {
      this.#isChecked = true;
      if (error) return callback(error);
      this.#check().then(
        () => callback(null, this),
        (reason: Error) => {
          // A server that does not answer does not confirm the end either.
          this.end(() => undefined);
          callback(reason);
        },
      );
    });
  }

  async #check(): Promise<void> {
    if (!isUtc(this.#zone)) throw new SessionZoneError(this.#zone);
    const question = { text: sessionQuestion, query_timeout: questionTimeoutMs };
    const [answer] = z.tuple([sessionAnswer]).parse((await this.query(question)).rows);
    const unfit = findUnfitSetting(answer);
    if (unfit) throw new SessionSettingError(unfit);
    const { stream } = this.connection;
    if (this.#silenceMs && 'setTimeout' in stream && typeof stream.setTimeout === 'function')
      stream.setTimeout(this.#silenceMs, () =>
        stream.destroy(new Error(`the database did not answer within ${this.#silenceMs / 1000} seconds`)),
      );
  }
}

type Connected = (error: Error | null, client?: pg.Client) => void;
interface ParameterStatus {
  parameterName: string;
  parameterValue: string;
}
