-- The weekly times that a student chose have one name everywhere: preferredTimes, which was `wishes` here.
CREATE OR REPLACE FUNCTION is_preferences(given jsonb) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  day text := given ->> 'startDate';
  preferred jsonb;
BEGIN
  IF jsonb_typeof(given) IS DISTINCT FROM 'object' OR jsonb_typeof(given -> 'zone') IS DISTINCT FROM 'string'
    OR given ->> 'zone' = '' OR jsonb_typeof(given -> 'startDate') IS DISTINCT FROM 'string'
    OR jsonb_typeof(given -> 'preferredTimes') IS DISTINCT FROM 'array' THEN RETURN false; END IF;
  IF day !~ '^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$' THEN RETURN false; END IF;
  -- Counted from the first of its month, 31 February is 3 March.
  IF to_char(to_date(left(day, 7), 'YYYY-MM') + right(day, 2)::int - 1, 'YYYY-MM-DD') <> day THEN RETURN false; END IF;
  IF jsonb_array_length(given -> 'preferredTimes') NOT BETWEEN 2 AND 14 THEN RETURN false; END IF;
  FOR preferred IN SELECT jsonb_array_elements(given -> 'preferredTimes') LOOP
    IF jsonb_typeof(preferred -> 'weekday') IS DISTINCT FROM 'number'
      OR jsonb_typeof(preferred -> 'minute') IS DISTINCT FROM 'number'
      OR preferred ->> 'weekday' !~ '^[1-7]$' OR preferred ->> 'minute' !~ '^\d{1,4}$' THEN RETURN false; END IF;
    IF (preferred ->> 'minute')::int > 1439 THEN RETURN false; END IF;
  END LOOP;
  RETURN true;
END $$;

UPDATE "Purchase"
SET preferences = preferences - 'wishes' || jsonb_build_object('preferredTimes', preferences -> 'wishes')
WHERE preferences ? 'wishes';
