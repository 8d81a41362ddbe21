-- State of the embedded Inngest server. Bodies are json, not jsonb: they come back exactly as they were sent.
create schema if not exists inngest;

create table if not exists inngest.app (
  name text primary key,
  url text not null,
  checksum text not null,
  synced_at timestamptz not null default now()
);

create table if not exists inngest.fn (
  slug text primary key,
  id uuid not null,
  app text not null references inngest.app (name) on delete cascade,
  config json not null,
  created_at timestamptz not null default now()
);

create table if not exists inngest.event (
  id text collate "C" primary key,
  name text not null,
  body json not null,
  received_at timestamptz not null default now()
);

create index if not exists event_received_at on inngest.event (received_at);

-- Own ids of events, idempotency keys and cron ticks: what happens once until `expires_at`.
create table if not exists inngest.seen (
  key text primary key,
  expires_at timestamptz not null
);
create index if not exists seen_expires_at on inngest.seen (expires_at);

create table if not exists inngest.run (
  id text collate "C" primary key,
  fn_slug text not null,
  fn_id uuid not null,
  event_id text collate "C" not null references inngest.event (id) on delete cascade,
  status text not null default 'Running' check (status in ('Running', 'Completed', 'Failed', 'Cancelled')),
  slots json,
  sdk_version int not null default -1,
  planning boolean not null default false,
  parent_run text collate "C",
  parent_step text,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  output json,
  check ((status = 'Running') = (ended_at is null))
);
create index if not exists run_event on inngest.run (event_id);
create index if not exists run_running on inngest.run (fn_slug) where status = 'Running';

-- A finished step. The first write wins; `seq` is the order in which they finished.
create table if not exists inngest.step (
  run_id text collate "C" not null references inngest.run (id) on delete cascade,
  id text not null,
  seq bigint generated always as identity,
  memo json not null,
  primary key (run_id, id)
);

-- A step that was announced and has not finished: planned, sleeping, waiting for an event or for another run.
create table if not exists inngest.pending (
  run_id text collate "C" not null references inngest.run (id) on delete cascade,
  step_id text not null,
  kind text not null check (kind in ('plan', 'sleep', 'event', 'invoke')),
  event_name text,
  expression text,
  solo boolean not null default false,
  primary key (run_id, step_id)
);
create index if not exists pending_event on inngest.pending (event_name) where kind = 'event';

-- A request that the app must still answer: one row over all its attempts.
create table if not exists inngest.call (
  id text primary key,
  run_id text collate "C" not null references inngest.run (id) on delete cascade,
  step_id text not null,
  attempt int not null default 0,
  generation int not null default 0,
  stack_size int not null default 0,
  blocked_on text
);
-- When the next attempt is due, while the last one has failed.
alter table inngest.call add column if not exists retry_at timestamptz;
create index if not exists call_run on inngest.call (run_id);
create index if not exists call_blocked on inngest.call (blocked_on, id) where blocked_on is not null;

-- Who holds a place under a concurrency limit.
create table if not exists inngest.slot (
  key text not null,
  call_id text not null references inngest.call (id) on delete cascade,
  primary key (key, call_id)
);
create index if not exists slot_call on inngest.slot (call_id);
