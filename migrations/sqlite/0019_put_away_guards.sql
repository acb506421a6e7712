-- A key is put away while a court seals its record, and comes back to open; what is put away never seals again.
DROP TRIGGER keys_update;
--> statement-breakpoint
CREATE TRIGGER keys_update BEFORE UPDATE ON keys
WHEN NEW.id <> OLD.id OR NEW.purpose <> OLD.purpose OR NEW.scope <> OLD.scope OR NEW.created_at <> OLD.created_at
  OR NEW.rowid <> OLD.rowid OR OLD.status = 'destroyed' OR (OLD.status <> 'active' AND NEW.status = 'active')
  OR NEW.status NOT IN ('active', 'decrypt-only', 'put-away', 'destroyed')
  OR (NEW.status = 'put-away' AND OLD.purpose NOT IN ('part', 'audit', 'opening', 'file'))
  OR (NEW.status = 'destroyed') <> (NEW.wrapped IS NULL)
BEGIN SELECT RAISE(ABORT, 'keys only move onward'); END;
