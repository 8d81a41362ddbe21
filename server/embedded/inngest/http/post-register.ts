import { checkFunctions } from '../registration/check-functions';
import { registerApp } from '../registration/register-app';
import { nameToUuid } from '../rules/ids';
import { registrationSchema } from '../rules/protocol';
import { BadRequest, type Route } from './route';

export const postRegister: Route = {
  method: 'POST',
  pattern: /^\/fn\/register$/,
  auth: 'bearer',
  maxBytes: 1024 * 1024,
  async handle(request, engine) {
    const expected = request.headers['x-inngest-expected-server-kind'];
    if (expected !== undefined && expected !== 'cloud') {
      throw new BadRequest(`Expected server kind ${expected}, but this server's is cloud`);
    }
    const parsed = registrationSchema.safeParse(request.body);
    if (!parsed.success) throw new BadRequest(parsed.error.issues[0]?.message ?? 'Not a registration');
    const { appName, url, functions } = parsed.data;
    const checked = checkFunctions(functions);
    if (!checked.ok) {
      const error = `The app ${appName} was not registered: ${checked.problems.join('; ')}.`;
      engine.log(error);
      return { status: 400, body: { ok: false, status: 400, error } };
    }
    const modified = await registerApp(engine, { name: appName, url, functions: checked.functions });
    const ids = { sync_id: nameToUuid(`sync:${appName}`), app_id: nameToUuid(appName) };
    return { status: 200, body: modified ? { ok: true, modified, ...ids } : { ok: true, ...ids } };
  },
};
