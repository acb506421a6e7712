-- A change of the retention schedule is proposed by one person and approved by another, and stays as its history.
CREATE FUNCTION retention_changes_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.outcome IS NOT NULL THEN
      RAISE EXCEPTION 'a change of the schedule waits for its second person';
    END IF;
  ELSIF OLD.outcome IS NOT NULL OR NEW.id <> OLD.id OR NEW.class <> OLD.class OR NEW.years <> OLD.years
    OR NEW.age IS DISTINCT FROM OLD.age OR NEW.basis_kind <> OLD.basis_kind OR NEW.basis_text <> OLD.basis_text
    OR NEW.reason <> OLD.reason OR NEW.before <> OLD.before OR NEW.proposed_by <> OLD.proposed_by
    OR NEW.proposed_at <> OLD.proposed_at
    OR (NEW.outcome IS NOT DISTINCT FROM 'approved' AND (
      NEW.decided_by IS NULL OR NEW.decided_by = OLD.proposed_by OR NEW.decided_at IS NULL
    ))
  THEN
    RAISE EXCEPTION 'two people change the schedule';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER retention_changes_move BEFORE INSERT OR UPDATE ON retention_changes
FOR EACH ROW EXECUTE FUNCTION retention_changes_move();
--> statement-breakpoint
CREATE TRIGGER retention_changes_no_delete BEFORE DELETE ON retention_changes
FOR EACH ROW EXECUTE FUNCTION refuse('how the schedule was changed stays on record');
--> statement-breakpoint
CREATE TRIGGER retention_changes_no_truncate BEFORE TRUNCATE ON retention_changes
EXECUTE FUNCTION refuse('how the schedule was changed stays on record');
--> statement-breakpoint
CREATE OR REPLACE FUNCTION record_requests_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.outcome IS NOT NULL THEN
      RAISE EXCEPTION 'a request waits for its second person';
    END IF;
  ELSIF OLD.outcome IS NOT NULL OR NEW.id <> OLD.id OR NEW.case_id <> OLD.case_id OR NEW.kind <> OLD.kind
    OR NEW.basis <> OLD.basis OR NEW.asked_by <> OLD.asked_by OR NEW.asked_at <> OLD.asked_at
    OR NEW.not_before <> OLD.not_before OR NEW.with_person IS DISTINCT FROM OLD.with_person
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
-- Somebody leaves the roster only with a case that two people destroyed so, as its event lists it.
CREATE FUNCTION people_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM record_requests JOIN audit_leaf said ON said.object_id = record_requests.case_id
    WHERE record_requests.kind = 'expunge' AND record_requests.outcome = 'confirmed' AND record_requests.with_person
      AND said.act = 'governance.expunge' AND position('"id":"' || OLD.id || '","t":"person"}' IN said.body) > 0
  ) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'people stay on the roster';
END $$;
--> statement-breakpoint
CREATE TRIGGER people_delete BEFORE DELETE ON people FOR EACH ROW EXECUTE FUNCTION people_delete();
--> statement-breakpoint
-- Each sealed part of the log goes only where a later event about the same thing lists it with that very commitment. Which
-- one that is stands in audit_listed, where each line is held against its event: there may be thousands.
CREATE FUNCTION audit_listed_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE thing text; commitment text;
BEGIN
  SELECT object_id, body::jsonb ->> 'sc' INTO thing, commitment FROM audit_leaf WHERE seq = NEW.seq;
  IF NEW.said > NEW.seq AND EXISTS (
    SELECT 1 FROM audit_leaf WHERE seq = NEW.said AND object_id = thing AND act = 'governance.expunge'
      AND position('"b":"' || commitment || '","id":"' || NEW.seq || '","t":"sealed"}' IN body) > 0
  ) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'sealed audit parts never change';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_listed_insert BEFORE INSERT ON audit_listed
FOR EACH ROW EXECUTE FUNCTION audit_listed_insert();
--> statement-breakpoint
CREATE TRIGGER audit_listed_no_change BEFORE UPDATE OR DELETE ON audit_listed
FOR EACH ROW EXECUTE FUNCTION refuse('sealed audit parts never change');
--> statement-breakpoint
CREATE TRIGGER audit_listed_no_truncate BEFORE TRUNCATE ON audit_listed
EXECUTE FUNCTION refuse('sealed audit parts never change');
--> statement-breakpoint
CREATE OR REPLACE FUNCTION audit_sealed_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM audit_listed WHERE seq = OLD.seq) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'sealed audit parts never change';
END $$;
--> statement-breakpoint
-- The text of an event goes only where two people carried a request about the same thing, and a later event lists it with its hash.
CREATE OR REPLACE FUNCTION audit_leaf_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seq = OLD.seq AND NEW.hash = OLD.hash AND NEW.body = '{"redacted":true,"h":"' || OLD.hash || '"}'
    AND EXISTS (
      SELECT 1 FROM record_requests WHERE case_id = OLD.object_id AND kind = 'redact' AND outcome = 'confirmed'
    )
    AND EXISTS (
      SELECT 1 FROM audit_leaf WHERE object_id = OLD.object_id AND act = 'governance.expunge' AND seq > OLD.seq
        AND position('"b":"' || OLD.hash || '","id":"' || OLD.seq || '","t":"leaf"}' IN body) > 0
    )
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit is append-only';
END $$;
