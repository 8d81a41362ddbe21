type Values = Record<string, string>;

/**
 * The configuration of a command beside an app. With the app that runs here, the app's own and nothing else: what only the
 * command was given is emptied, which means not given. Null: the app that runs here is another one, or none runs, and the
 * command has its own.
 */
export function valuesBeside(own: Values, running: Values | null): Values | null {
  if (!running || (own.DATABASE_URL && own.DATABASE_URL !== running.DATABASE_URL)) return null;
  const emptied = Object.fromEntries(Object.keys(own).map((name) => [name, '']));
  return { ...emptied, ...running, CARAVAN_BESIDE: '1' };
}
