import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import nextConfig from '@/next.config.js';
import packageJson from '@/package.json' with { type: 'json' };
import {
  composeService,
  environmentOf,
  interpolate,
  readCompose,
  requiredVariables,
} from '@/tests/support/compose';

// The old system failed because its workers were in the code and not in the deployment. These tests hold the two together.

const compose = readCompose();
const services = Object.entries(compose.services);
const app = composeService('app');
const inngest = composeService('inngest');
const dockerfile = readFileSync('Dockerfile', 'utf8');

/** The variables that server/core/env.js reads. */
const variables = [...readFileSync('server/core/env.js', 'utf8').matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].map(
  ([, name = '']) => name,
);

/** Why a variable is not for a deployment. */
const notDeployed: Record<string, string> = {
  NODE_ENV: 'the image sets it',
  PORT: 'the image sets it',
  INNGEST_DEV: 'the dev server is no deployment',
  STRIPE_API_ORIGIN: 'only tests have another Stripe',
  CARAVAN_DATA_DIR: 'for embedded services',
  CARAVAN_SEED: 'for embedded services',
  CARAVAN_EMBEDDED: 'for embedded services',
  CARAVAN_BESIDE: 'for commands beside an app',
  LAB: 'it breaks purchases on purpose',
};

/** A .env with what compose.yaml asks for. */
const hex = 'ab'.repeat(32);
const given: Record<string, string> = Object.fromEntries(requiredVariables().map((name) => [name, hex]));
given.APP_URL = 'https://learn.example.com';

/** Whether the app would serve with this environment, or what it says instead. */
function refusal(environment: Record<string, string>): string {
  const script = "import('./server/core/env.js').then(({ refuseToServe }) => refuseToServe())";
  const { status, stderr } = spawnSync(process.execPath, ['--eval', script], {
    env: { NODE_ENV: 'production', PATH: process.env.PATH, ...environment },
    encoding: 'utf8',
  });
  return status === 0 ? '' : stderr;
}

test('every process that `npm start` runs has its service, and the migrations theirs', () => {
  const started = [
    ...readFileSync('server/cli/start/run.ts', 'utf8').matchAll(/processPart\(dataDir, '(\w+)'/g),
  ];
  const names = started.map(([, name]) => name);
  expect(names).toEqual(['inngest', 'app']);
  expect(Object.keys(compose.services)).toEqual(expect.arrayContaining([...names, 'postgres', 'migrate']));
});

test('every variable that the code reads is passed on, or has a reason not to be; no other is', () => {
  expect(variables.length).toBeGreaterThan(15);
  const missing = variables.filter((name) => !(name in app.environment) && !(name in notDeployed));
  expect(missing, 'add these to compose.yaml').toEqual([]);
  expect(Object.keys(app.environment).filter((name) => !variables.includes(name))).toEqual([]);
  expect(Object.keys(notDeployed).filter((name) => name in app.environment)).toEqual([]);
});

test('what compose.yaml gives is what the app needs to serve, and nothing that it asks for is dispensable', () => {
  const environment = environmentOf(app, given);
  expect(refusal(environment)).toBe('');
  for (const name of ['DATABASE_URL', 'BETTER_AUTH_SECRET', 'INNGEST_EVENT_KEY', 'INNGEST_SIGNING_KEY'])
    expect(refusal({ ...environment, [name]: '' })).toContain(`${name} is missing`);
  for (const name of requiredVariables()) {
    const before = Object.entries(compose.services).map(([, service]) => service);
    const without = () => before.map((service) => environmentOf(service, { ...given, [name]: '' }));
    expect(without).toThrow(`required variable ${name}`);
  }
});

test('a deployment that asks for the fault lab does not start', () => {
  expect(refusal({ ...environmentOf(app, given), LAB: '1' })).toContain('LAB must not be on');
});

test('the test gateway, where no money moves, is off unless somebody asks for it', () => {
  expect(environmentOf(app, given).TEST_GATEWAY).toBe('0');
});

test('every service says whether it is healthy, but for the one-offs, of which the first must have succeeded', () => {
  const silent = services.filter(([, { healthcheck }]) => !healthcheck).map(([name]) => name);
  expect(silent).toEqual(['migrate', 'doctor']);
  for (const name of ['migrate', 'doctor']) expect(composeService(name).restart).toBe('no');
  expect(app.depends_on.migrate?.condition).toBe('service_completed_successfully');
  for (const [name, service] of services)
    for (const [needed, { condition }] of Object.entries(service.depends_on))
      if (needed !== 'migrate')
        expect(`${name} waits for ${needed}: ${condition}`).toMatch(/: service_healthy$/);
});

test('the app is healthy only when it is ready', () => {
  expect(existsSync('app/api/health/ready/route.ts')).toBe(true);
  expect(app.healthcheck?.test.join(' ')).toContain('http://127.0.0.1:3000/api/health/ready');
});

test('Inngest keeps its queue in Redis and the rest in PostgreSQL, shows no interface and is told by the app', () => {
  expect(inngest.environment).toEqual({
    INNGEST_POSTGRES_URI: expect.stringContaining('@postgres:5432/inngest'),
    INNGEST_REDIS_URI: 'redis://redis:6379',
    INNGEST_SIGNING_KEY: app.environment.INNGEST_SIGNING_KEY,
  });
  expect(Object.keys(inngest.depends_on).sort()).toEqual(['postgres', 'redis']);
  expect(inngest.command.slice(0, 3)).toEqual(['inngest', 'start', '--no-ui']);
  expect(app.environment.INNGEST_SERVE_ORIGIN).toBe('http://app:3000');
  expect(existsSync('app/api/inngest/route.ts')).toBe(true);
  // It does not ask an app that it knows, whatever it is told: keepRegistered tells it.
  expect(inngest.command.join(' ')).not.toMatch(/--sdk-url|--poll-interval/);
  expect(readFileSync('server/sweeps/start-sweeps.ts', 'utf8')).toContain('keepRegistered(');
  expect(inngest.image).toBe(`inngest/inngest:v${packageJson.optionalDependencies['inngest-cli']}`);
  expect(app.environment.INNGEST_BASE_URL).toBe('http://inngest:8288');
});

test('Inngest takes the event key of the app, and the one before while it is being replaced', () => {
  const keys = (values: Record<string, string>) =>
    inngest.command
      .map((text) => interpolate(text, values))
      .flatMap((text, index, all) => (all[index - 1] === '--event-key' ? [text] : []));
  expect(new Set(keys(given))).toEqual(new Set([environmentOf(app, given).INNGEST_EVENT_KEY]));
  expect(keys({ ...given, INNGEST_EVENT_KEY_PREVIOUS: 'cd' })).toEqual([given.INNGEST_EVENT_KEY, 'cd']);
});

test('Inngest ends when Redis goes away: both are started again, and Inngest after Redis', () => {
  expect(inngest.depends_on.redis).toEqual({ condition: 'service_healthy', restart: true });
  for (const name of ['redis', 'inngest', 'postgres', 'app'])
    expect([name, composeService(name).restart]).toEqual([name, 'unless-stopped']);
  expect(composeService('redis').command).toEqual(expect.arrayContaining(['--appendonly', 'yes']));
});

test('the doctor is an image that has what it needs, not started with the rest, in reach of all that it asks', () => {
  const doctor = composeService('doctor');
  expect(doctor.profiles).toEqual(['doctor']);
  expect(doctor.entrypoint).toEqual(['npm', 'run', '--silent', 'doctor', '--']);
  expect(doctor.environment).toEqual(app.environment);
  expect([doctor.image, doctor.build]).toEqual([
    composeService('migrate').image,
    { context: '.', target: 'tools' },
  ]);
  expect(app.networks).toEqual(expect.arrayContaining(doctor.networks));
});

test('only the app is reached from outside', () => {
  expect(services.filter(([, { ports }]) => ports.length).map(([name]) => name)).toEqual(['app']);
  expect(compose.networks.private?.internal).toBe(true);
  for (const [name, { networks }] of services)
    if (name !== 'app') expect([name, networks]).toEqual([name, ['private']]);
});

test('what must outlive a container is on a volume', () => {
  expect(composeService('postgres').volumes).toEqual(['postgres:/var/lib/postgresql']);
  expect(composeService('redis').volumes).toEqual(['redis:/data']);
  expect(Object.keys(compose.volumes).sort()).toEqual(['postgres', 'redis']);
});

test("each database that an address names is made, with its own role, and the app's is no superuser", () => {
  const made = interpolate(compose.configs.databases?.content ?? '', given);
  for (const address of [app.environment.DATABASE_URL, inngest.environment.INNGEST_POSTGRES_URI]) {
    const { username, password, pathname } = new URL(interpolate(address ?? '', given));
    expect(made).toContain(`CREATE ROLE ${username} LOGIN PASSWORD '${password}';`);
    expect(made).toContain(`CREATE DATABASE ${pathname.slice(1)} OWNER ${username};`);
  }
  expect(made).not.toMatch(/SUPERUSER/i);
});

test('each image that compose.yaml builds is a stage of the Dockerfile, and does not run as root', () => {
  for (const [, { build }] of services) {
    if (!build) continue;
    const [, stage = ''] = dockerfile.split(new RegExp(`^FROM .* AS ${build.target}$`, 'm'));
    expect(stage.split(/^FROM /m)[0]).toMatch(/^USER node$/m);
  }
  const [, stage = ''] = dockerfile.split(/^FROM .* AS app$/m);
  expect(stage).toContain('/caravan/.next/standalone ./');
  expect(stage).toContain('/caravan/.next/static ./.next/static');
  expect(stage).toMatch(/ENV .*HOSTNAME=0\.0\.0\.0/);
});

test('what the Dockerfile copies and calls is there', () => {
  for (const [, sources = ''] of dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm))
    for (const source of sources.split(' ')) expect(existsSync(source), source).toBe(true);
  const scripts = Object.keys(packageJson.scripts);
  const called = [...dockerfile.matchAll(/npm run (\w+)|"npm", "run", "(\w+)"/g)].map(([, a, b]) => a ?? b);
  expect(scripts).toEqual(expect.arrayContaining(called.filter((name) => name !== 'doctor')));
});

test('no secret and no data of this machine get into the image', () => {
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
  expect(ignored).toEqual(expect.arrayContaining(['.env*', '.data', '.next', 'node_modules', '.git']));
});

test('every file that the server reads at run time gets into the image', () => {
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
  const [first = ''] = Object.values(nextConfig.outputFileTracingIncludes ?? {}).flat();
  expect(first).not.toBe('');
  for (const traced of Object.values(nextConfig.outputFileTracingIncludes ?? {}).flat()) {
    const [folder = '', inner = '', part] = traced.replace('./', '').split('/');
    if (folder === 'node_modules') {
      // The image installs its own.
      expect(Object.keys(packageJson.dependencies)).toContain(`${inner}/${part}`);
      continue;
    }
    expect(ignored, traced).not.toContain(folder);
    if (ignored.includes(`${folder}/*`)) expect(ignored).toContain(`!${folder}/${inner}`);
  }
});

test('the operations guide makes every secret that compose.yaml asks for, and links only what is there', () => {
  const guide = readFileSync('docs/OPERATIONS.md', 'utf8');
  const [, env = ''] = guide.split(/cat > \.env <<EOF\n/);
  const made = [...(env.split('\nEOF')[0] ?? '').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
  expect(made.sort()).toEqual(requiredVariables().sort());
  for (const [, target = ''] of guide.matchAll(/\]\(([^)#]+)\)/g))
    if (!target.startsWith('http')) expect(existsSync(`docs/${target}`), target).toBe(true);
});
