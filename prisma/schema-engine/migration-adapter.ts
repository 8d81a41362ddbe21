import { EventEmitter } from 'node:events';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { UtcClient } from '../../server/postgres/utc-client';
import { runStatement } from './connection-config';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
interface RowDescription {
  fields: { dataTypeID: number }[];
}

const oid = { char: 18, text: 25, nameArray: 1003, textArray: 1009 };

/**
 * PostgreSQL for the WebAssembly engine. It differs from adapter-pg where migrations need it: one connection, so that
 * locks and SET stay; scripts sent whole (adapter-pg splits at every `;`, breaking functions and DO blocks); and the
 * catalog types `"char"` and `name[]`, which adapter-pg refuses (prisma/prisma#27403).
 */
export class MigrationAdapter extends PrismaPg {
  readonly #config: pg.ClientConfig;
  readonly #pools: pg.Pool[] = [];
  /** PostgreSQL's own words for the last failed script: the engine's message drops table and constraint names. */
  lastScriptError: pg.DatabaseError | undefined;

  constructor(config: pg.ClientConfig) {
    super({ ...config, max: 1, idleTimeoutMillis: 0, Client: UtcClient });
    this.#config = config;
  }

  override async connect(): Promise<Adapter> {
    return this.#adapt(await super.connect());
  }

  // Not the original's: that drops the shadow database while its own pool is still connected to it.
  override async connectToShadowDb(): Promise<Adapter> {
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    await runStatement(this.#config, `CREATE DATABASE "${database}"`);
    const shadow = new PrismaPg({
      ...this.#config,
      database,
      max: 1,
      idleTimeoutMillis: 0,
      Client: UtcClient,
    });
    const adapter = this.#adapt(await shadow.connect());
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await runStatement(this.#config, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
    };
    return adapter;
  }

  async close(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => (pool.ended ? undefined : pool.end())));
  }

  #adapt(adapter: Adapter): Adapter {
    const pool = adapter.underlyingDriver();
    this.#pools.push(pool);
    let charColumns: number[] = [];
    pool.on('connect', (client) => {
      const connection: unknown = Reflect.get(client, 'connection');
      if (!(connection instanceof EventEmitter)) throw new Error('pg has changed: client.connection is gone');
      connection.prependListener('rowDescription', ({ fields }: RowDescription) => {
        charColumns = fields.flatMap((field, index) => (field.dataTypeID === oid.char ? [index] : []));
        for (const field of fields) {
          if (field.dataTypeID === oid.char) field.dataTypeID = oid.text;
          if (field.dataTypeID === oid.nameArray) field.dataTypeID = oid.textArray;
        }
      });
    });
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    adapter.executeScript = async (script) => {
      await pool.query(script).catch((error: unknown) => this.#failScript(error));
    };
    return adapter;
  }

  #failScript(error: unknown): never {
    if (!(error instanceof pg.DatabaseError)) throw error;
    this.lastScriptError = error;
    const { code = '', severity = 'ERROR', message, detail, column, hint } = error;
    throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
  }
}
