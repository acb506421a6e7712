-- A change of the retention schedule is proposed by one person and approved by another, and stays as its history.
CREATE TRIGGER retention_changes_insert BEFORE INSERT ON retention_changes
WHEN NEW.outcome IS NOT NULL OR EXISTS (SELECT 1 FROM retention_changes WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a change of the schedule waits for its second person'); END;
--> statement-breakpoint
CREATE TRIGGER retention_changes_update BEFORE UPDATE ON retention_changes
WHEN OLD.outcome IS NOT NULL OR NEW.id <> OLD.id OR NEW.class <> OLD.class OR NEW.years <> OLD.years
  OR NEW.age IS NOT OLD.age OR NEW.basis_kind <> OLD.basis_kind OR NEW.basis_text <> OLD.basis_text
  OR NEW.reason <> OLD.reason OR NEW.before <> OLD.before OR NEW.proposed_by <> OLD.proposed_by
  OR NEW.proposed_at <> OLD.proposed_at OR NEW.rowid <> OLD.rowid
  OR (NEW.outcome IS 'approved' AND (NEW.decided_by IS NULL OR NEW.decided_by = OLD.proposed_by OR NEW.decided_at IS NULL))
BEGIN SELECT RAISE(ABORT, 'two people change the schedule'); END;
--> statement-breakpoint
CREATE TRIGGER retention_changes_no_delete BEFORE DELETE ON retention_changes
BEGIN SELECT RAISE(ABORT, 'how the schedule was changed stays on record'); END;
--> statement-breakpoint
DROP TRIGGER record_requests_update;
--> statement-breakpoint
CREATE TRIGGER record_requests_update BEFORE UPDATE ON record_requests
WHEN OLD.outcome IS NOT NULL OR NEW.id <> OLD.id OR NEW.case_id <> OLD.case_id OR NEW.kind <> OLD.kind
  OR NEW.basis <> OLD.basis OR NEW.asked_by <> OLD.asked_by OR NEW.asked_at <> OLD.asked_at
  OR NEW.not_before <> OLD.not_before OR NEW.with_person IS NOT OLD.with_person OR NEW.rowid <> OLD.rowid
  OR (NEW.outcome IS 'confirmed' AND (
    NEW.decided_by IS NULL OR NEW.decided_by = OLD.asked_by OR NEW.decided_at IS NULL OR NEW.decided_at < OLD.not_before
    OR EXISTS (SELECT 1 FROM holds WHERE case_id = OLD.case_id AND lifted_at IS NULL)
  ))
BEGIN SELECT RAISE(ABORT, 'two people destroy a record, and no hold stands'); END;
--> statement-breakpoint
-- Somebody leaves the roster only with a case that two people destroyed so, as its event lists it.
CREATE TRIGGER people_delete BEFORE DELETE ON people
WHEN NOT EXISTS (
  SELECT 1 FROM record_requests JOIN audit_leaf said ON said.object_id = record_requests.case_id
  WHERE record_requests.kind = 'expunge' AND record_requests.outcome = 'confirmed' AND record_requests.with_person = 1
    AND said.act = 'governance.expunge' AND instr(said.body, '"id":"' || OLD.id || '","t":"person"}') > 0
)
BEGIN SELECT RAISE(ABORT, 'people stay on the roster'); END;
--> statement-breakpoint
-- Each sealed part of the log goes only where a later event about the same thing lists it with that very commitment. Which
-- one that is stands in audit_listed, where each line is held against its event: there may be thousands.
CREATE TRIGGER audit_listed_insert BEFORE INSERT ON audit_listed
WHEN EXISTS (SELECT 1 FROM audit_listed WHERE seq = NEW.seq) OR NOT EXISTS (
  SELECT 1 FROM audit_leaf mine JOIN audit_leaf said ON said.object_id = mine.object_id AND said.seq > mine.seq
  WHERE mine.seq = NEW.seq AND said.seq = NEW.said AND said.act = 'governance.expunge' AND instr(
    said.body, '"b":"' || json_extract(mine.body, '$.sc') || '","id":"' || NEW.seq || '","t":"sealed"}'
  ) > 0
)
BEGIN SELECT RAISE(ABORT, 'sealed audit parts never change'); END;
--> statement-breakpoint
CREATE TRIGGER audit_listed_no_update BEFORE UPDATE ON audit_listed
BEGIN SELECT RAISE(ABORT, 'sealed audit parts never change'); END;
--> statement-breakpoint
CREATE TRIGGER audit_listed_no_delete BEFORE DELETE ON audit_listed
BEGIN SELECT RAISE(ABORT, 'sealed audit parts never change'); END;
--> statement-breakpoint
DROP TRIGGER audit_sealed_delete;
--> statement-breakpoint
CREATE TRIGGER audit_sealed_delete BEFORE DELETE ON audit_sealed
WHEN NOT EXISTS (SELECT 1 FROM audit_listed WHERE seq = OLD.seq)
BEGIN SELECT RAISE(ABORT, 'sealed audit parts never change'); END;
--> statement-breakpoint
-- The text of an event goes only where two people carried a request about the same thing, and a later event lists it with its hash.
DROP TRIGGER audit_leaf_update;
--> statement-breakpoint
CREATE TRIGGER audit_leaf_update BEFORE UPDATE ON audit_leaf
WHEN NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash OR NEW.body <> '{"redacted":true,"h":"' || OLD.hash || '"}'
  OR NOT EXISTS (
    SELECT 1 FROM record_requests WHERE case_id = OLD.object_id AND kind = 'redact' AND outcome = 'confirmed'
  )
  OR NOT EXISTS (
    SELECT 1 FROM audit_leaf said WHERE said.object_id = OLD.object_id AND said.seq > OLD.seq
      AND said.act = 'governance.expunge'
      AND instr(said.body, '"b":"' || OLD.hash || '","id":"' || OLD.seq || '","t":"leaf"}') > 0
  )
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
