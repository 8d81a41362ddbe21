import type pg from 'pg';
import { createClient } from '../../postgres/create-client';

export interface DatabaseOwner {
  /** No superuser: it owns its database, and cannot switch off the rules in it. */
  role: string;
  password: string;
  /** Grants what the fault lab needs to break those rules on purpose. */
  maySwitchOffRules: boolean;
}

const lockKey = 20_261_128;

/**
 * Makes the database and the role that owns it, if they are missing, and hands over what a superuser made in it before
 * there was such a role. `urlOf` is a superuser's URL of a database. Several at once take turns; each start repeats it.
 */
export async function prepareDatabase(
  urlOf: (database: string) => string,
  database: string,
  owner: DatabaseOwner,
): Promise<void> {
  await as(urlOf('postgres'), async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey]); // goes with the session
    await prepareRole(client, owner);
    await prepareOwnership(client, database, owner.role);
    await as(urlOf(database), (inside) => inside.query(handOver(inside, owner.role)));
  });
}

async function prepareRole(client: pg.Client, owner: DatabaseOwner): Promise<void> {
  const role = client.escapeIdentifier(owner.role);
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [owner.role]);
  if (!rowCount)
    await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(owner.password)}`);
  const change = owner.maySwitchOffRules ? 'GRANT SET ON PARAMETER %s TO' : 'REVOKE SET ON PARAMETER %s FROM';
  await client.query(`${change.replace('%s', 'session_replication_role')} ${role}`);
}

async function prepareOwnership(client: pg.Client, database: string, owner: string): Promise<void> {
  const [name, role] = [client.escapeIdentifier(database), client.escapeIdentifier(owner)];
  const { rows } = await client.query<{ owner: string }>(
    'SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = $1',
    [database],
  );
  if (!rows[0]) await client.query(`CREATE DATABASE ${name} OWNER ${role}`);
  else if (rows[0].owner !== owner) await client.query(`ALTER DATABASE ${name} OWNER TO ${role}`);
}

// REASSIGN OWNED refuses the role that initdb made. Sequences of a column follow their table, members of an extension stay.
const handOver = (client: pg.Client, owner: string) => `
  DO $$ DECLARE statement text; BEGIN
    FOR statement IN
      SELECT format('ALTER %s OWNER TO %I', object, ${client.escapeLiteral(owner)}) FROM (
        SELECT 'pg_namespace'::regclass AS class, oid, format('SCHEMA %I', nspname) AS object, oid AS namespace, nspowner AS owner
          FROM pg_namespace
        UNION ALL SELECT 'pg_class'::regclass, oid, format('%s %s', CASE relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW'
          WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END, oid::regclass), relnamespace, relowner
          FROM pg_class WHERE relkind IN ('r', 'p', 'S', 'v', 'm')
        UNION ALL SELECT 'pg_proc'::regclass, oid, format('ROUTINE %s', oid::regprocedure), pronamespace, proowner FROM pg_proc
        UNION ALL SELECT 'pg_type'::regclass, t.oid, format('TYPE %s', t.oid::regtype), typnamespace, typowner
          FROM pg_type t LEFT JOIN pg_class c ON c.oid = typrelid WHERE typtype IN ('e', 'd') OR c.relkind = 'c'
        UNION ALL SELECT 'pg_collation'::regclass, oid, format('COLLATION %s', oid::regcollation), collnamespace, collowner
          FROM pg_collation
      ) found
      WHERE owner = (SELECT oid FROM pg_roles WHERE rolname = current_user)
        AND namespace::regnamespace::text !~ '^(pg_|information_schema)'
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = found.class AND d.objid = found.oid
          AND (d.deptype = 'e' OR (d.deptype IN ('a', 'i') AND d.refclassid = 'pg_class'::regclass)))
    LOOP EXECUTE statement; END LOOP;
  END $$`;

async function as(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = createClient(url);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
