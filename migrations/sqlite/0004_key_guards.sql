-- What is sealed may be sealed anew under an active key of its own use, and nothing else. A key only moves onward.
DROP TRIGGER entry_parts_update;
--> statement-breakpoint
-- Besides: the one destruction there is, an open part that named the wrong student.
CREATE TRIGGER entry_parts_update BEFORE UPDATE ON entry_parts
WHEN NOT (
  OLD.body IS NOT NULL AND NEW.body IS NULL AND NEW.salt IS NULL AND NEW.key_id IS OLD.key_id
  AND NEW.entry_id = OLD.entry_id AND NEW.compartment = OLD.compartment AND NEW.rowid = OLD.rowid
  AND OLD.compartment IN ('base', 'header')
  AND EXISTS (SELECT 1 FROM entries WHERE id = OLD.entry_id AND kind = 'identified')
) AND NOT (
  OLD.body IS NOT NULL AND substr(NEW.body, 1, 5) = 'off1.' AND NEW.salt IS '' AND NEW.key_id IS NOT OLD.key_id
  AND NEW.entry_id = OLD.entry_id AND NEW.compartment = OLD.compartment AND NEW.rowid = OLD.rowid
  AND OLD.compartment NOT IN ('base', 'header')
  AND EXISTS (
    SELECT 1 FROM keys, entries WHERE entries.id = OLD.entry_id AND keys.id = NEW.key_id AND keys.status = 'active'
      AND keys.purpose = 'part' AND keys.scope = entries.case_id || '/' || OLD.compartment
  )
)
BEGIN SELECT RAISE(ABORT, 'entry parts are append-only'); END;
--> statement-breakpoint
DROP TRIGGER audit_sealed_no_update;
--> statement-breakpoint
CREATE TRIGGER audit_sealed_update BEFORE UPDATE ON audit_sealed
WHEN NOT (
  substr(NEW.body, 1, 5) = 'off1.' AND NEW.salt = '' AND NEW.key_id IS NOT OLD.key_id AND NEW.seq = OLD.seq
  AND EXISTS (SELECT 1 FROM keys WHERE id = NEW.key_id AND status = 'active' AND purpose = 'audit')
)
BEGIN SELECT RAISE(ABORT, 'sealed audit parts never change'); END;
--> statement-breakpoint
DROP TRIGGER file_chunks_no_update;
--> statement-breakpoint
CREATE TRIGGER file_chunks_update BEFORE UPDATE ON file_chunks
WHEN NOT (
  substr(NEW.bytes, 1, 5) = CAST('off1.' AS BLOB) AND NEW.key_id IS NOT OLD.key_id
  AND NEW.file_id = OLD.file_id AND NEW.n = OLD.n AND NEW.rowid = OLD.rowid
  AND EXISTS (
    SELECT 1 FROM keys WHERE id = NEW.key_id AND status = 'active' AND purpose = 'file' AND scope = OLD.file_id
  )
)
BEGIN SELECT RAISE(ABORT, 'files never change'); END;
--> statement-breakpoint
CREATE TRIGGER keys_no_delete BEFORE DELETE ON keys
BEGIN SELECT RAISE(ABORT, 'keys are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER keys_insert BEFORE INSERT ON keys
WHEN NEW.status <> 'active' OR NEW.wrapped IS NULL OR EXISTS (SELECT 1 FROM keys WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM keys WHERE purpose = NEW.purpose AND scope = NEW.scope AND status = 'active')
BEGIN SELECT RAISE(ABORT, 'one active key for each use'); END;
--> statement-breakpoint
CREATE TRIGGER keys_update BEFORE UPDATE ON keys
WHEN NEW.id <> OLD.id OR NEW.purpose <> OLD.purpose OR NEW.scope <> OLD.scope OR NEW.created_at <> OLD.created_at
  OR NEW.rowid <> OLD.rowid OR OLD.status = 'destroyed' OR (OLD.status = 'decrypt-only' AND NEW.status = 'active')
  OR NEW.status NOT IN ('active', 'decrypt-only', 'destroyed') OR (NEW.status = 'destroyed') <> (NEW.wrapped IS NULL)
BEGIN SELECT RAISE(ABORT, 'keys only move onward'); END;
