-- Open streams end with the session, the role or the account that opened them: each change tells whose it was, once it is
-- committed. A session that has run out is no news; streams know when theirs does.

CREATE FUNCTION notify_access_of_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('access', OLD."userId"); RETURN NULL; END $$;

CREATE FUNCTION notify_access_of_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('access', NEW.id); RETURN NULL; END $$;

CREATE TRIGGER auth_session_ended AFTER DELETE ON "AuthSession"
FOR EACH ROW WHEN (OLD."expiresAt" > now()) EXECUTE FUNCTION notify_access_of_session();

CREATE TRIGGER auth_session_shortened AFTER UPDATE OF "expiresAt" ON "AuthSession"
FOR EACH ROW WHEN (NEW."expiresAt" < OLD."expiresAt") EXECUTE FUNCTION notify_access_of_session();

CREATE TRIGGER user_access_changed AFTER UPDATE OF role, banned, "banExpires" ON "User"
FOR EACH ROW WHEN ((OLD.role, OLD.banned, OLD."banExpires") IS DISTINCT FROM (NEW.role, NEW.banned, NEW."banExpires"))
EXECUTE FUNCTION notify_access_of_user();
