-- What is sealed may be sealed anew under an active key of its own use, and nothing else. A key only moves onward.
CREATE OR REPLACE FUNCTION entry_parts_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The one destruction there is: an open part that named the wrong student loses its body and its salt.
  IF OLD.body IS NOT NULL AND NEW.body IS NULL AND NEW.salt IS NULL AND NEW.key_id IS NOT DISTINCT FROM OLD.key_id
    AND NEW.entry_id = OLD.entry_id AND NEW.compartment = OLD.compartment
    AND OLD.compartment IN ('base', 'header')
    AND EXISTS (SELECT 1 FROM entries WHERE id = OLD.entry_id AND kind = 'identified')
  THEN
    RETURN NEW;
  END IF;
  IF OLD.body IS NOT NULL AND substr(NEW.body, 1, 5) = 'off1.' AND NEW.salt = ''
    AND NEW.key_id IS DISTINCT FROM OLD.key_id
    AND NEW.entry_id = OLD.entry_id AND NEW.compartment = OLD.compartment
    AND OLD.compartment NOT IN ('base', 'header')
    AND EXISTS (
      SELECT 1 FROM keys, entries WHERE entries.id = OLD.entry_id AND keys.id = NEW.key_id AND keys.status = 'active'
        AND keys.purpose = 'part' AND keys.scope = entries.case_id || '/' || OLD.compartment
    )
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'entry parts are append-only';
END $$;
--> statement-breakpoint
DROP TRIGGER audit_sealed_no_update ON audit_sealed;
--> statement-breakpoint
CREATE FUNCTION audit_sealed_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF substr(NEW.body, 1, 5) = 'off1.' AND NEW.salt = '' AND NEW.key_id IS DISTINCT FROM OLD.key_id AND NEW.seq = OLD.seq
    AND EXISTS (SELECT 1 FROM keys WHERE id = NEW.key_id AND status = 'active' AND purpose = 'audit')
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'sealed audit parts never change';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_sealed_update BEFORE UPDATE ON audit_sealed
FOR EACH ROW EXECUTE FUNCTION audit_sealed_update();
--> statement-breakpoint
DROP TRIGGER file_chunks_no_update ON file_chunks;
--> statement-breakpoint
CREATE FUNCTION file_chunks_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF substr(NEW.bytes, 1, 5) = 'off1.'::bytea AND NEW.key_id IS DISTINCT FROM OLD.key_id
    AND NEW.file_id = OLD.file_id AND NEW.n = OLD.n
    AND EXISTS (
      SELECT 1 FROM keys WHERE id = NEW.key_id AND status = 'active' AND purpose = 'file' AND scope = OLD.file_id
    )
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'files never change';
END $$;
--> statement-breakpoint
CREATE TRIGGER file_chunks_update BEFORE UPDATE ON file_chunks
FOR EACH ROW EXECUTE FUNCTION file_chunks_update();
--> statement-breakpoint
CREATE TRIGGER keys_no_delete BEFORE DELETE ON keys
FOR EACH ROW EXECUTE FUNCTION refuse('keys are never deleted');
--> statement-breakpoint
CREATE TRIGGER keys_no_truncate BEFORE TRUNCATE ON keys EXECUTE FUNCTION refuse('keys are never deleted');
--> statement-breakpoint
CREATE FUNCTION keys_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'active' OR NEW.wrapped IS NULL OR EXISTS (SELECT 1 FROM keys WHERE id = NEW.id)
      OR EXISTS (SELECT 1 FROM keys WHERE purpose = NEW.purpose AND scope = NEW.scope AND status = 'active')
    THEN
      RAISE EXCEPTION 'one active key for each use';
    END IF;
  ELSIF NEW.id <> OLD.id OR NEW.purpose <> OLD.purpose OR NEW.scope <> OLD.scope OR NEW.created_at <> OLD.created_at
    OR OLD.status = 'destroyed' OR (OLD.status = 'decrypt-only' AND NEW.status = 'active')
    OR NEW.status NOT IN ('active', 'decrypt-only', 'destroyed')
    OR (NEW.status = 'destroyed') <> (NEW.wrapped IS NULL)
  THEN
    RAISE EXCEPTION 'keys only move onward';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keys_move BEFORE INSERT OR UPDATE ON keys
FOR EACH ROW EXECUTE FUNCTION keys_move();
