import pg from 'pg';
import { isUtc } from './session-options';
import { SessionZoneError } from './session-zone-error';

/**
 * A client that is connected only while its session is in UTC. The server reports the zone when the session starts and
 * whenever it changes, so this costs no round trip. Connecting fails with SessionZoneError otherwise.
 */
export class UtcClient extends pg.Client {
  #zone: string | undefined;
  #isChecked = false;

  constructor(config?: pg.ClientConfig) {
    super(config);
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
      if (isUtc(this.#zone)) return callback(null, this);
      this.end(() => callback(new SessionZoneError(this.#zone)));
    });
  }
}

type Connected = (error: Error | null, client?: pg.Client) => void;
interface ParameterStatus {
  parameterName: string;
  parameterValue: string;
}
