-- An account is closed while `banned` is true and `banExpires` is not past.
CREATE FUNCTION is_closed(banned boolean, ban_expires timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(banned, false) AND (ban_expires IS NULL OR ban_expires > now())
$$;

-- Closing ends what the account holds also when an earlier closing had run out, or is made longer.
DROP TRIGGER user_banned_ends_sessions ON "User";
CREATE TRIGGER user_banned_ends_sessions AFTER UPDATE OF banned, "banExpires" ON "User"
  FOR EACH ROW WHEN (is_closed(NEW.banned, NEW."banExpires")
    AND (OLD.banned, OLD."banExpires") IS DISTINCT FROM (NEW.banned, NEW."banExpires"))
  EXECUTE FUNCTION on_user_banned();

-- A closed administrator administers nothing: another one, who is not closed, has to remain.
CREATE OR REPLACE FUNCTION refuse_without_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "User" WHERE role = 'ADMIN' AND id <> OLD.id AND NOT is_closed(banned, "banExpires")
  ) THEN
    RAISE EXCEPTION 'user_last_admin: % is the last administrator', OLD.email
      USING ERRCODE = 'check_violation', CONSTRAINT = 'user_last_admin';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER user_last_admin_open AFTER UPDATE OF banned, "banExpires" ON "User"
  FOR EACH ROW WHEN (OLD.role = 'ADMIN' AND is_closed(NEW.banned, NEW."banExpires")
    AND NOT is_closed(OLD.banned, OLD."banExpires"))
  EXECUTE FUNCTION refuse_without_admin();
