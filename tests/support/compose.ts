import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const dependsOn = z.record(z.string(), z.object({ condition: z.string(), restart: z.boolean().optional() }));

const serviceSchema = z.object({
  image: z.string().optional(),
  build: z.object({ context: z.string(), target: z.string() }).optional(),
  command: z.array(z.string()).default([]),
  entrypoint: z.array(z.string()).default([]),
  profiles: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  depends_on: dependsOn.default({}),
  networks: z.array(z.string()),
  volumes: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  restart: z.string(),
});

const composeSchema = z.object({
  services: z.record(z.string(), serviceSchema),
  networks: z.record(z.string(), z.object({ internal: z.boolean().default(false) })),
  volumes: z.record(z.string(), z.unknown()),
  configs: z.record(z.string(), z.object({ content: z.string() })),
});

export type ComposeService = z.infer<typeof serviceSchema>;

/** compose.yaml as Docker reads it, with its variables still in it. */
export function readCompose() {
  return composeSchema.parse(parse(readFileSync('compose.yaml', 'utf8'), { merge: true }));
}

/** A service of compose.yaml, by its name. */
export function composeService(name: string): ComposeService {
  const service = readCompose().services[name];
  if (!service) throw new Error(`compose.yaml has no service ${name}.`);
  return service;
}

const variable = /\$\{(\w+)(?::([-?])((?:[^{}]|\$\{\w+\})*))?\}/g;

/** The variables that compose.yaml refuses to start without. */
export function requiredVariables(): string[] {
  const text = readFileSync('compose.yaml', 'utf8');
  return [
    ...new Set([...text.matchAll(variable)].flatMap(([, name = '', mode]) => (mode === '?' ? [name] : []))),
  ];
}

/** What Docker makes of `${NAME}`, `${NAME:-default}`, where the default may be another variable, and `${NAME:?message}`, with these values in .env. */
export function interpolate(text: string, values: Record<string, string>): string {
  return text.replace(variable, (_, name: string, mode: string | undefined, rest = '') => {
    if (values[name]) return values[name];
    if (mode === '?') throw new Error(`required variable ${name} is missing a value: ${rest}`);
    return mode === '-' ? interpolate(rest, values) : '';
  });
}

/** The environment that a service's container gets. */
export function environmentOf(
  service: ComposeService,
  values: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(service.environment).map(([name, text]) => [name, interpolate(text, values)]),
  );
}
