import { SessionSettingError } from './session-setting-error';

/** A session that is not in UTC although it was asked to be: times read or written in it would be wrong by hours. */
export class SessionZoneError extends SessionSettingError {
  override name = 'SessionZoneError';

  /** `zone`: what the session is in, as the server says it. */
  constructor(zone: string | null | undefined) {
    super(
      `the database ignores the time zone that Caravan sets for its sessions (UTC) and uses ${zone || 'one of its own'}: let ` +
        'the pooler pass the startup parameter "options" on, or name PostgreSQL itself in DATABASE_URL',
    );
  }
}
