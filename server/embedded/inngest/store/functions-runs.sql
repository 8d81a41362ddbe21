-- Transitions of runs. Each function is one transaction's worth; they lock the run's row before its calls.

create or replace function inngest.add_call(p_run text, p_step text) returns void language plpgsql as $$
declare
  v_id text := replace(gen_random_uuid()::text, '-', '');
begin
  insert into inngest.call (id, run_id, step_id, stack_size)
    values (v_id, p_run, p_step, (select count(*) from inngest.step where run_id = p_run));
  perform inngest_jobs.add_job('call', json_build_object('call', v_id));
end $$;

-- Lets the longest-waiting call try for the place that became free under `p_key`.
create or replace function inngest.wake_blocked(p_key text) returns void language plpgsql as $$
declare
  v_id text;
begin
  update inngest.call set blocked_on = null where id = (
    select c.id from inngest.call c join inngest.run r on r.id = c.run_id
    where c.blocked_on = p_key order by r.started_at, c.run_id limit 1 for update of c skip locked
  ) returning id into v_id;
  if found then
    perform inngest_jobs.add_job('call', json_build_object('call', v_id));
  end if;
end $$;

create or replace function inngest.release_slots(p_call text) returns void language plpgsql as $$
declare
  v_key text;
begin
  for v_key in delete from inngest.slot where call_id = p_call returning key loop
    perform pg_advisory_xact_lock(hashtextextended('inngest.slot:' || v_key, 0));
    perform inngest.wake_blocked(v_key);
  end loop;
end $$;

-- True when the call now holds a place under each limit; false when it waits, with `blocked_on` saying for which.
create or replace function inngest.take_slots(p_call text, p_slots json) returns boolean language plpgsql as $$
declare
  v_slot record;
begin
  if exists (select from inngest.slot where call_id = p_call) then return true; end if;
  for v_slot in select key from json_to_recordset(p_slots) as s(key text, max int) order by key loop
    perform pg_advisory_xact_lock(hashtextextended('inngest.slot:' || v_slot.key, 0));
  end loop;
  for v_slot in select * from json_to_recordset(p_slots) as s(key text, max int) order by key loop
    if (select count(*) from inngest.slot where key = v_slot.key) >= v_slot.max then
      update inngest.call set blocked_on = v_slot.key where id = p_call;
      -- It may have been woken for a place under its other limit: let someone else have that.
      perform inngest.wake_blocked(o.key) from json_to_recordset(p_slots) as o(key text)
        where o.key <> v_slot.key
        and (select count(*) from inngest.slot where key = o.key)
          < (select min(m.max) from json_to_recordset(p_slots) as m(key text, max int) where m.key = o.key);
      return false;
    end if;
  end loop;
  insert into inngest.slot (key, call_id) select distinct s.key, p_call from json_to_recordset(p_slots) as s(key text);
  return true;
end $$;

-- Everything a request to the app needs, or no row: the run has ended, or the call waits for a place.
create or replace function inngest.begin_call(p_call text)
returns table (run_id text, fn_slug text, fn_id uuid, step_id text, attempt int, generation int, stack_size int,
  sdk_version int, planning boolean, event json, step_ids text[], memos json[])
language plpgsql as $$
declare
  c inngest.call;
  r inngest.run;
begin
  select run.* into r from inngest.run where run.id = (select call.run_id from inngest.call where call.id = p_call);
  if not found or r.status <> 'Running' then return; end if;
  if r.slots is not null then
    perform from inngest.run where run.id = r.id and status = 'Running' for update;
    if not found or not inngest.take_slots(p_call, r.slots) then return; end if;
  end if;
  update inngest.call as k set generation = k.generation + 1, retry_at = null where k.id = p_call returning * into c;
  if not found then return; end if;
  return query select r.id, r.fn_slug, r.fn_id, c.step_id, c.attempt, c.generation, c.stack_size, r.sdk_version,
    r.planning, e.body, s.ids, s.memos
    from inngest.event e cross join lateral (
      select array_agg(step.id order by step.seq) as ids, array_agg(step.memo order by step.seq) as memos
      from inngest.step where step.run_id = r.id
    ) s where e.id = r.event_id;
end $$;

-- Keeps a finished step and forgets that it was pending. The first result of a step stays.
create or replace function inngest.keep_steps(p_run text, p_steps json) returns void language plpgsql as $$
begin
  insert into inngest.step (run_id, id, memo)
    select p_run, value->>'id', value->'memo' from json_array_elements(p_steps)
    on conflict do nothing;
  delete from inngest.pending where run_id = p_run
    and step_id in (select value->>'id' from json_array_elements(p_steps));
end $$;

-- Asks the app what comes next, once nothing that was announced together is still open.
create or replace function inngest.continue_run(p_run text, p_at_once boolean) returns void language plpgsql as $$
begin
  if p_at_once or not exists (select from inngest.pending where run_id = p_run) then
    perform inngest.add_call(p_run, 'step');
  end if;
end $$;

-- Ends what a run waits for: a sleep is over, an event came or did not, another run ended.
create or replace function inngest.settle(p_run text, p_step text, p_memo json) returns boolean language plpgsql as $$
declare
  r inngest.run;
  v_solo boolean;
begin
  select * into r from inngest.run where id = p_run for update;
  if not found or r.status <> 'Running' then return false; end if;
  delete from inngest.pending where run_id = p_run and step_id = p_step and kind <> 'plan' returning solo into v_solo;
  if not found then return false; end if;
  insert into inngest.step (run_id, id, memo) values (p_run, p_step, p_memo) on conflict do nothing;
  perform inngest_jobs.remove_job(p_run || ':' || p_step);
  perform inngest.continue_run(p_run, v_solo or r.sdk_version = 1);
  return true;
end $$;

create or replace function inngest.end_run(p_run text, p_status text, p_output json) returns boolean language plpgsql as $$
declare
  r inngest.run;
begin
  update inngest.run set status = p_status, output = p_output, ended_at = clock_timestamp()
    where id = p_run and status = 'Running' returning * into r;
  if not found then return false; end if;
  if r.slots is not null then
    perform inngest.release_slots(id) from inngest.call where run_id = p_run;
  end if;
  delete from inngest.call where run_id = p_run;
  perform inngest_jobs.remove_job(p_run || ':' || step_id) from inngest.pending where run_id = p_run and kind <> 'plan';
  delete from inngest.pending where run_id = p_run;
  if r.parent_run is not null then
    perform inngest.settle(r.parent_run, r.parent_step, case p_status
      when 'Completed' then json_build_object('data', p_output)
      when 'Failed' then json_build_object('error', p_output)
      else '{"error":{"name":"InngestInvokeCancelledError","message":"The invoked function was cancelled"}}'::json
    end);
  end if;
  return true;
end $$;
