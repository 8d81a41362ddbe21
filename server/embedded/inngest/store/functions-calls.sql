-- What arrives: events, answers of the app, checkpoints.

-- Keeps events and what they cause: runs that start, waits that end, runs that are cancelled.
-- An event known by its id, or by its own id within a day, causes nothing again.
create or replace function inngest.accept(p json) returns void language plpgsql as $$
declare
  v_fresh text[];
  v_calls json[];
begin
  with incoming as (
    select * from json_to_recordset(p->'events') as e(id text, name text, body json, once text, days int)
  ), once as (
    insert into inngest.seen (key, expires_at)
      select i.once, now() + interval '1 day' from incoming i where i.once is not null order by i.once
      on conflict (key) do update set expires_at = excluded.expires_at where seen.expires_at < now()
      returning key
  ), kept as (
    insert into inngest.event (id, name, body) select id, name, body from incoming on conflict (id) do nothing returning id
  )
  select array_agg(i.id) into v_fresh from kept join incoming i using (id)
    where i.once is null or i.once in (select key from once);
  if v_fresh is null then return; end if;

  if json_array_length(p->'runs') > 0 then
    with wanted as (
      select r.*, row_number() over (partition by coalesce(r.once, r.id) order by r.id) as turn
      from json_to_recordset(p->'runs') as r(id text, call text, event text, slug text, fn uuid, slots json, once text,
        parent_run text, parent_step text)
      where r.event = any (v_fresh)
    ), once as (
      insert into inngest.seen (key, expires_at)
        select w.once, now() + interval '1 day' from wanted w where w.once is not null and w.turn = 1 order by w.once
        on conflict (key) do update set expires_at = excluded.expires_at where seen.expires_at < now()
        returning key
    ), started as (
      insert into inngest.run (id, fn_slug, fn_id, event_id, slots, parent_run, parent_step)
        select id, slug, fn, event, slots, parent_run, parent_step from wanted w
        where w.turn = 1 and (w.once is null or w.once in (select key from once))
        returning id
    ), called as (
      insert into inngest.call (id, run_id, step_id) select w.call, w.id, 'step' from started join wanted w using (id)
      returning id
    )
    select array_agg(json_build_object('call', id)) into v_calls from called;
    if v_calls is not null then
      perform inngest_jobs.add_jobs(array(
        select ('call', payload, null, null, null, null, null, null)::inngest_jobs.job_spec from unnest(v_calls) payload
      ));
    end if;
  end if;

  perform inngest.settle(s.run, s.step, s.memo)
    from json_to_recordset(p->'settles') as s(run text, step text, memo json, event text)
    where s.event = any (v_fresh);
  perform inngest.end_run(c.run, 'Cancelled', null)
    from json_to_recordset(p->'cancels') as c(run text, event text) where c.event = any (v_fresh);
end $$;

-- Applies an answer of the app and everything that follows from it.
-- Null when the answer is of an older generation of the call, or of a run that has ended: it counts for nothing.
create or replace function inngest.finish_call(p_call text, p_generation int, p json) returns text language plpgsql as $$
declare
  r inngest.run;
  c inngest.call;
  o record;
  v_at_once boolean;
begin
  select run.* into r from inngest.run where run.id = (select run_id from inngest.call where id = p_call) for update;
  if not found or r.status <> 'Running' then return null; end if;
  select * into c from inngest.call where id = p_call and generation = p_generation for update;
  if not found then return null; end if;

  select r.sdk_version = 1 or coalesce(bool_or(solo), false) into v_at_once
    from inngest.pending where run_id = r.id and step_id = c.step_id;
  perform inngest.keep_steps(r.id, p->'steps');
  for o in
    select * from json_to_recordset(p->'pending')
      as o(id text, kind text, due timestamptz, event text, expression text, solo boolean)
  loop
    continue when exists (select from inngest.step where run_id = r.id and id = o.id);
    insert into inngest.pending (run_id, step_id, kind, event_name, expression, solo)
      values (r.id, o.id, o.kind, o.event, o.expression, o.solo) on conflict do nothing;
    continue when not found;
    if o.kind = 'plan' then
      perform inngest.add_call(r.id, o.id);
    elsif o.due is not null then
      perform inngest_jobs.add_job('wake', json_build_object('run', r.id, 'step', o.id),
        run_at => o.due, job_key => r.id || ':' || o.id);
    end if;
  end loop;

  if p->'ended' is not null then
    perform inngest.end_run(r.id, p->'ended'->>'status', p->'ended'->'output');
  else
    update inngest.run set sdk_version = coalesce((p->>'version')::int, r.sdk_version), planning =
      (p->>'ops')::int > 1 or ((p->>'ops')::int > 0 and exists (
        select from inngest.pending where run_id = r.id
          and step_id not in (select value->>'id' from json_array_elements(p->'pending'))))
      where id = r.id;
    if r.slots is not null then perform inngest.release_slots(c.id); end if;
    if p->>'retry_at' is not null then
      update inngest.call set attempt = attempt + 1, retry_at = (p->>'retry_at')::timestamptz where id = c.id;
      perform inngest_jobs.add_job('call', json_build_object('call', c.id), run_at => (p->>'retry_at')::timestamptz);
    else
      delete from inngest.call where id = c.id;
      if json_array_length(p->'pending') = 0 then
        perform inngest.continue_run(r.id, v_at_once);
      elsif not exists (select from inngest.pending where run_id = r.id) then
        perform inngest.add_call(r.id, 'step');
      end if;
    end if;
  end if;
  if p->'follow' is not null then perform inngest.accept(p->'follow'); end if;
  return r.id;
end $$;

-- Keeps steps that the app reports while its request is still open. False when the call was given to someone newer.
create or replace function inngest.checkpoint(p_run text, p_call text, p_generation int, p_steps json)
returns boolean language plpgsql as $$
begin
  perform from inngest.run where id = p_run and status = 'Running' for update;
  if not found then return false; end if;
  update inngest.call set attempt = 0 where id = p_call and run_id = p_run and generation = p_generation;
  if not found then return false; end if;
  perform inngest.keep_steps(p_run, p_steps);
  return true;
end $$;
