import type { Route } from './route';

export const health: Route = {
  method: 'GET',
  pattern: /^\/health$/,
  auth: 'none',
  async handle(_request, engine) {
    await engine.db.query('select 1');
    return { status: 200, body: { status: 200, message: 'OK' } };
  },
};
