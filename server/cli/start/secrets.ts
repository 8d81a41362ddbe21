import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { CannotStart } from '../process/cannot-start';

const schema = z.object({
  BETTER_AUTH_SECRET: z.string(),
  INNGEST_EVENT_KEY: z.string(),
  INNGEST_SIGNING_KEY: z.string(),
  PAYMENT_WEBHOOK_SECRET: z.string(),
});

export type Secrets = z.infer<typeof schema>;

const randomHex = () => randomBytes(32).toString('hex');

/** The secrets of this folder, made at its first start and kept, readable by its owner only. */
export function loadSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  const kept = readIfPresent(file);
  if (kept) return kept;
  const made: Secrets = {
    BETTER_AUTH_SECRET: randomHex(),
    INNGEST_EVENT_KEY: randomHex(),
    INNGEST_SIGNING_KEY: `signkey-prod-${randomHex()}`,
    PAYMENT_WEBHOOK_SECRET: randomHex(),
  };
  writeFileSync(`${file}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
}

function readIfPresent(file: string): Secrets | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new CannotStart(`${file} is damaged: restore it, or delete it (everyone has to sign in again)`);
  }
}
