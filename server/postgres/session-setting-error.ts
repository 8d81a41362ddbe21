/** A session that Caravan must not work in. `message` names the setting of the server and says what to do. */
export class SessionSettingError extends Error {
  override name = 'SessionSettingError';
}
