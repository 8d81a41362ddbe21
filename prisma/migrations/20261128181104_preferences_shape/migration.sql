-- Times that cannot be read stop every stage that plans with them. A trigger and no CHECK, so that a database that holds such
-- a row already is upgraded: the integrity check names it.
CREATE FUNCTION is_preferences(given jsonb) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  day text := given ->> 'startDate';
  wish jsonb;
BEGIN
  IF jsonb_typeof(given) IS DISTINCT FROM 'object' OR jsonb_typeof(given -> 'zone') IS DISTINCT FROM 'string'
    OR given ->> 'zone' = '' OR jsonb_typeof(given -> 'startDate') IS DISTINCT FROM 'string'
    OR jsonb_typeof(given -> 'wishes') IS DISTINCT FROM 'array' THEN RETURN false; END IF;
  IF day !~ '^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$' THEN RETURN false; END IF;
  -- 31 February is the 3rd of March when it is counted from the first of its month.
  IF to_char(to_date(left(day, 7), 'YYYY-MM') + right(day, 2)::int - 1, 'YYYY-MM-DD') <> day THEN RETURN false; END IF;
  IF jsonb_array_length(given -> 'wishes') NOT BETWEEN 2 AND 14 THEN RETURN false; END IF;
  FOR wish IN SELECT jsonb_array_elements(given -> 'wishes') LOOP
    IF jsonb_typeof(wish -> 'weekday') IS DISTINCT FROM 'number' OR jsonb_typeof(wish -> 'minute') IS DISTINCT FROM 'number'
      OR wish ->> 'weekday' !~ '^[1-7]$' OR wish ->> 'minute' !~ '^\d{1,4}$' THEN RETURN false; END IF;
    IF (wish ->> 'minute')::int > 1439 THEN RETURN false; END IF;
  END LOOP;
  RETURN true;
END $$;

CREATE FUNCTION refuse_unreadable_preferences() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF is_preferences(NEW.preferences) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'purchase_preferences_shape: the preferred times of purchase P-% cannot be read', NEW.number
    USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_preferences_shape';
END $$;
CREATE TRIGGER purchase_preferences_shape BEFORE INSERT OR UPDATE OF preferences ON "Purchase"
  FOR EACH ROW EXECUTE FUNCTION refuse_unreadable_preferences();
