-- A school that has an administrator keeps one: nobody can lock everybody out.

CREATE FUNCTION refuse_without_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "User" WHERE role = 'ADMIN' AND id <> OLD.id) THEN
    RAISE EXCEPTION 'user_last_admin: % is the last administrator', OLD.email
      USING ERRCODE = 'check_violation', CONSTRAINT = 'user_last_admin';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER user_last_admin_stays AFTER UPDATE OF role ON "User"
  FOR EACH ROW WHEN (OLD.role = 'ADMIN' AND NEW.role <> 'ADMIN') EXECUTE FUNCTION refuse_without_admin();
CREATE TRIGGER user_last_admin_kept AFTER DELETE ON "User"
  FOR EACH ROW WHEN (OLD.role = 'ADMIN') EXECUTE FUNCTION refuse_without_admin();
