-- Edges of *_capacity_rules that plain SQL could slip through, and events about capacity that only went away.

-- A cancelled session that comes back is booked again, and so must keep out of time off and within the weekly limit.
CREATE OR REPLACE FUNCTION on_sessions_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved text[] := ARRAY(
  SELECT n.id FROM after_move n JOIN before_move o ON o.id = n.id
  WHERE n.status = 'SCHEDULED'
    AND (o.status = 'CANCELLED'
         OR (n."trainerId", n."startsAt", n."endsAt") IS DISTINCT FROM (o."trainerId", o."startsAt", o."endsAt")));
BEGIN
  IF cardinality(moved) > 0 THEN PERFORM assert_trainer_times(moved); END IF;
  RETURN NULL;
END $$;

-- Taking the exception back asks for the rule again.
DROP TRIGGER allocation_within_cap ON "TrainerAllocation";
CREATE TRIGGER allocation_within_cap AFTER INSERT OR UPDATE OF "trainerId", "endedAt", "completedAt", overrides ON "TrainerAllocation"
  FOR EACH ROW WHEN (NEW."endedAt" IS NULL AND NEW."completedAt" IS NULL AND NOT ('cap' = ANY (coalesce(NEW.overrides, '{}'))))
  EXECUTE FUNCTION on_allocation_check_cap();

-- A wait stays with its purchase. Other updates need no look: leaving CREATED deletes the row.
CREATE TRIGGER wait_moves_to_created BEFORE UPDATE OF "purchaseId" ON "AllocationWait"
  FOR EACH ROW EXECUTE FUNCTION on_wait_assert_created();

-- Skills and windows are somebody's gain who has them now; time off, allocations and sessions free who had them before.
CREATE OR REPLACE FUNCTION on_row_tell_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_capacity(
    CASE WHEN TG_TABLE_NAME IN ('TrainerSkill', 'TrainerAvailability') THEN NEW."trainerId" ELSE OLD."trainerId" END, TG_ARGV[0]);
  RETURN NULL;
END $$;

DROP TRIGGER skill_tells_capacity ON "TrainerSkill";
CREATE TRIGGER skill_tells_capacity AFTER INSERT ON "TrainerSkill"
  FOR EACH ROW EXECUTE FUNCTION on_row_tell_capacity('skill');
CREATE TRIGGER skill_change_tells_capacity AFTER UPDATE ON "TrainerSkill"
  FOR EACH ROW WHEN (NEW.level > OLD.level OR (NEW."trainerId", NEW.skill) IS DISTINCT FROM (OLD."trainerId", OLD.skill))
  EXECUTE FUNCTION on_row_tell_capacity('skill');

DROP TRIGGER availability_tells_capacity ON "TrainerAvailability";
CREATE TRIGGER availability_tells_capacity AFTER INSERT ON "TrainerAvailability"
  FOR EACH ROW EXECUTE FUNCTION on_row_tell_capacity('availability');
CREATE TRIGGER availability_change_tells_capacity AFTER UPDATE ON "TrainerAvailability"
  FOR EACH ROW WHEN (NEW."startMinute" < OLD."startMinute" OR NEW."endMinute" > OLD."endMinute"
    OR (NEW."trainerId", NEW.weekday) IS DISTINCT FROM (OLD."trainerId", OLD.weekday))
  EXECUTE FUNCTION on_row_tell_capacity('availability');

DROP TRIGGER time_off_tells_capacity ON "TrainerTimeOff";
CREATE TRIGGER time_off_tells_capacity AFTER DELETE ON "TrainerTimeOff"
  FOR EACH ROW EXECUTE FUNCTION on_row_tell_capacity('time-off');
CREATE TRIGGER time_off_change_tells_capacity AFTER UPDATE ON "TrainerTimeOff"
  FOR EACH ROW WHEN (NEW."startsAt" > OLD."startsAt" OR NEW."endsAt" < OLD."endsAt" OR NEW."trainerId" <> OLD."trainerId")
  EXECUTE FUNCTION on_row_tell_capacity('time-off');

DROP TRIGGER trainer_tells_capacity ON "Trainer";
CREATE TRIGGER trainer_tells_capacity AFTER UPDATE ON "Trainer" FOR EACH ROW WHEN (
    NEW."maxStudents" > OLD."maxStudents" OR NEW."bufferMinutes" < OLD."bufferMinutes"
    OR (OLD."pausedAt" IS NOT NULL AND NEW."pausedAt" IS NULL) OR (OLD."leftAt" IS NOT NULL AND NEW."leftAt" IS NULL)
    OR (OLD."maxWeeklyMinutes" IS NOT NULL AND coalesce(NEW."maxWeeklyMinutes", 10081) > OLD."maxWeeklyMinutes")
    OR NEW.zone <> OLD.zone OR NOT NEW.languages <@ OLD.languages)
  EXECUTE FUNCTION on_trainer_tell_capacity();
