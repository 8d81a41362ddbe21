-- Closing an account ends what it holds, whoever closes it and by whatever way: its sessions and its calendar feed.
CREATE FUNCTION on_user_banned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "AuthSession" WHERE "userId" = NEW.id;
  UPDATE "CalendarFeed" SET "revokedAt" = now() WHERE "userId" = NEW.id AND "revokedAt" IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER user_banned_ends_sessions AFTER UPDATE OF banned ON "User"
  FOR EACH ROW WHEN (NEW.banned AND OLD.banned IS DISTINCT FROM true) EXECUTE FUNCTION on_user_banned();

-- Those of accounts that were closed before.
DELETE FROM "AuthSession" s USING "User" u WHERE u.id = s."userId" AND u.banned
  AND (u."banExpires" IS NULL OR u."banExpires" > now());
UPDATE "CalendarFeed" f SET "revokedAt" = now() FROM "User" u WHERE u.id = f."userId" AND u.banned
  AND (u."banExpires" IS NULL OR u."banExpires" > now()) AND f."revokedAt" IS NULL;
