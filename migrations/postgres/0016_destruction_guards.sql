-- What was put on record may be destroyed in one way: two people carried a request, no hold stands, and an event on record lists it.
CREATE FUNCTION record_requests_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.outcome IS NOT NULL THEN
      RAISE EXCEPTION 'a request waits for its second person';
    END IF;
  ELSIF OLD.outcome IS NOT NULL OR NEW.id <> OLD.id OR NEW.case_id <> OLD.case_id OR NEW.kind <> OLD.kind
    OR NEW.basis <> OLD.basis OR NEW.asked_by <> OLD.asked_by OR NEW.asked_at <> OLD.asked_at
    OR NEW.not_before <> OLD.not_before
    OR (NEW.outcome IS NOT DISTINCT FROM 'confirmed' AND (
      NEW.decided_by IS NULL OR NEW.decided_by = OLD.asked_by OR NEW.decided_at IS NULL OR NEW.decided_at < OLD.not_before
      OR EXISTS (SELECT 1 FROM holds WHERE case_id = OLD.case_id AND lifted_at IS NULL)
    ))
  THEN
    RAISE EXCEPTION 'two people destroy a record, and no hold stands';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER record_requests_move BEFORE INSERT OR UPDATE ON record_requests
FOR EACH ROW EXECUTE FUNCTION record_requests_move();
--> statement-breakpoint
CREATE TRIGGER record_requests_no_delete BEFORE DELETE ON record_requests
FOR EACH ROW EXECUTE FUNCTION refuse('what was asked for stays on record');
--> statement-breakpoint
CREATE TRIGGER record_requests_no_truncate BEFORE TRUNCATE ON record_requests
EXECUTE FUNCTION refuse('what was asked for stays on record');
--> statement-breakpoint
CREATE OR REPLACE FUNCTION entries_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM entries WHERE id = NEW.id) THEN
    RAISE EXCEPTION 'entries are append-only';
  END IF;
  IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entries WHERE case_id = NEW.case_id) THEN
    RAISE EXCEPTION 'entry out of sequence';
  END IF;
  IF NEW.supersedes IS NOT NULL THEN
    IF EXISTS (SELECT 1 FROM entries WHERE supersedes = NEW.supersedes) THEN
      RAISE EXCEPTION 'entry already superseded';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM entries WHERE id = NEW.supersedes AND case_id = NEW.case_id) THEN
      RAISE EXCEPTION 'entry supersedes nothing of its folder';
    END IF;
  END IF;
  IF EXISTS (
    SELECT 1 FROM record_requests WHERE case_id = NEW.case_id AND kind = 'expunge' AND outcome = 'confirmed'
  ) THEN
    RAISE EXCEPTION 'the folder was destroyed';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER entries_no_update ON entries;
--> statement-breakpoint
CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries
FOR EACH ROW EXECUTE FUNCTION refuse('entries are append-only');
--> statement-breakpoint
CREATE FUNCTION entries_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM record_requests WHERE case_id = OLD.case_id AND kind = 'expunge' AND outcome = 'confirmed'
  ) AND EXISTS (
    SELECT 1 FROM audit_leaf WHERE object_id = OLD.case_id AND act = 'governance.expunge'
      AND position('"id":"' || OLD.id || '","t":"entry"}' IN body) > 0
  ) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'entries are append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER entries_delete BEFORE DELETE ON entries FOR EACH ROW EXECUTE FUNCTION entries_delete();
--> statement-breakpoint
DROP TRIGGER entry_parts_no_delete ON entry_parts;
--> statement-breakpoint
-- A part whose words a corrected identity lost already is listed by the event of that.
CREATE FUNCTION entry_parts_delete() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE folder text;
BEGIN
  SELECT case_id INTO folder FROM entries WHERE id = OLD.entry_id;
  IF EXISTS (
    SELECT 1 FROM record_requests WHERE case_id = folder AND kind = 'expunge' AND outcome = 'confirmed'
  ) AND (OLD.body IS NULL OR EXISTS (
    SELECT 1 FROM audit_leaf WHERE object_id = folder AND act = 'governance.expunge'
      AND position('"id":"' || OLD.entry_id || '","t":"part:' || OLD.compartment || '"}' IN body) > 0
  )) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'entry parts are append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER entry_parts_delete BEFORE DELETE ON entry_parts
FOR EACH ROW EXECUTE FUNCTION entry_parts_delete();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION file_chunks_bound() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE folder text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF EXISTS (SELECT 1 FROM files WHERE id = OLD.file_id AND bound_to IS NOT NULL) THEN
      SELECT case_id INTO folder FROM files WHERE id = OLD.file_id;
      IF NOT EXISTS (
        SELECT 1 FROM record_requests WHERE case_id = folder AND kind = 'expunge' AND outcome = 'confirmed'
      ) OR NOT EXISTS (
        SELECT 1 FROM audit_leaf WHERE object_id = folder AND act = 'governance.expunge'
          AND position('"id":"' || OLD.file_id || '","t":"file"}' IN body) > 0
      ) THEN
        RAISE EXCEPTION 'files on record stay';
      END IF;
    END IF;
    RETURN OLD;
  END IF;
  IF EXISTS (SELECT 1 FROM files WHERE id = NEW.file_id AND bound_to IS NOT NULL) THEN
    RAISE EXCEPTION 'files never change';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- The sealed part and the text of an event go only where a later event about the same thing says so, with that very commitment.
-- Of a destroyed folder every sealed part is listed that stood before its end: this is asked first, since there may be thousands.
CREATE FUNCTION audit_sealed_delete() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE thing text; commitment text;
BEGIN
  IF EXISTS (
    SELECT 1 FROM audit_leaf mine JOIN record_requests ON record_requests.case_id = mine.object_id
    WHERE mine.seq = OLD.seq AND mine.ts < record_requests.decided_at
      AND record_requests.kind = 'expunge' AND record_requests.outcome = 'confirmed'
  ) THEN
    RETURN OLD;
  END IF;
  SELECT object_id, body::jsonb ->> 'sc' INTO thing, commitment FROM audit_leaf WHERE seq = OLD.seq;
  IF EXISTS (
    SELECT 1 FROM audit_leaf WHERE object_id = thing AND act = 'governance.expunge' AND seq > OLD.seq
      AND position('"b":"' || commitment || '","id":"' || OLD.seq || '","t":"sealed"}' IN body) > 0
  ) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'sealed audit parts never change';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_sealed_delete BEFORE DELETE ON audit_sealed
FOR EACH ROW EXECUTE FUNCTION audit_sealed_delete();
--> statement-breakpoint
CREATE TRIGGER audit_sealed_no_truncate BEFORE TRUNCATE ON audit_sealed
EXECUTE FUNCTION refuse('sealed audit parts never change');
--> statement-breakpoint
DROP TRIGGER audit_leaf_no_update ON audit_leaf;
--> statement-breakpoint
CREATE FUNCTION audit_leaf_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seq = OLD.seq AND NEW.hash = OLD.hash AND NEW.body = '{"redacted":true,"h":"' || OLD.hash || '"}'
    AND EXISTS (
      SELECT 1 FROM audit_leaf WHERE object_id = OLD.object_id AND act = 'governance.expunge' AND seq > OLD.seq
        AND position('"b":"' || OLD.hash || '","id":"' || OLD.seq || '","t":"leaf"}' IN body) > 0
    )
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit is append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_leaf_update BEFORE UPDATE ON audit_leaf FOR EACH ROW EXECUTE FUNCTION audit_leaf_update();
--> statement-breakpoint
CREATE TRIGGER audit_leaf_no_delete BEFORE DELETE ON audit_leaf
FOR EACH ROW EXECUTE FUNCTION refuse('audit is append-only');
