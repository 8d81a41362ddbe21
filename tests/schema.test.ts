import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const folder = path.join('prisma', 'schema');
const schema = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));

/** The program, without its tests and without what is generated. */
const code = ['server', 'app', 'components', 'prisma/seed']
  .flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => path.join(root, name)),
  )
  .filter((name) => /\.(tsx?|js)$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map((name) => readFileSync(name, 'utf8'))
  .join('\n');
const named = new Set(code.match(/\w+/g));

const blocks = (kind: 'model' | 'enum') =>
  schema
    .flatMap((text) => [...text.matchAll(new RegExp(`^${kind} (\\w+) \\{([^}]*)^\\}`, 'gm'))])
    .map(([, name = '', body = '']) => ({ name, body }));

/** Better Auth asks for these columns, and fills them for itself. */
const ofBetterAuth = new Set([
  ...['AuthSession.impersonatedBy', 'AuthVerification.identifier'],
  ...['publicKey', 'credentialID', 'counter', 'deviceType', 'backedUp', 'aaguid'].map(
    (column) => `AuthPasskey.${column}`,
  ),
  ...['AuthTwoFactor.failedVerificationCount', 'AuthTwoFactor.lockedUntil'],
  ...['AuthAccount.accessToken', 'AuthAccount.refreshToken', 'AuthAccount.idToken'],
  ...['AuthAccount.accessTokenExpiresAt', 'AuthAccount.refreshTokenExpiresAt'],
]);

test('each column is named by the code, but for those that only Better Auth uses', () => {
  const models = new Set(blocks('model').map(({ name }) => name));
  const columns = blocks('model').flatMap(({ name, body }) =>
    [...body.matchAll(/^ {2}(\w+) +(\w+)/gm)].flatMap(([, column = '', type = '']) =>
      models.has(type) ? [] : [{ column, path: `${name}.${column}` }],
    ),
  );
  expect(columns.length).toBeGreaterThan(250);
  const unnamed = columns.filter(({ column }) => !named.has(column)).map((column) => column.path);
  expect(new Set(unnamed)).toEqual(ofBetterAuth);
});

test('each value of an enum is named by the code', () => {
  const values = blocks('enum').flatMap(({ name, body }) =>
    [...body.matchAll(/^ {2}(\w+)$/gm)].map(([, value = '']) => ({ value, path: `${name}.${value}` })),
  );
  expect(values.length).toBeGreaterThan(40);
  expect(values.filter(({ value }) => !code.includes(`'${value}'`)).map((value) => value.path)).toEqual([]);
});

test('each file of the schema is short', () => {
  for (const text of schema) expect(text.split('\n').length).toBeLessThanOrEqual(250);
});
