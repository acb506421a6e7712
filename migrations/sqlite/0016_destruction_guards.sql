-- What was put on record may be destroyed in one way: two people carried a request, no hold stands, and an event on record lists it.
CREATE TRIGGER record_requests_insert BEFORE INSERT ON record_requests
WHEN NEW.outcome IS NOT NULL OR EXISTS (SELECT 1 FROM record_requests WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a request waits for its second person'); END;
--> statement-breakpoint
CREATE TRIGGER record_requests_update BEFORE UPDATE ON record_requests
WHEN OLD.outcome IS NOT NULL OR NEW.id <> OLD.id OR NEW.case_id <> OLD.case_id OR NEW.kind <> OLD.kind
  OR NEW.basis <> OLD.basis OR NEW.asked_by <> OLD.asked_by OR NEW.asked_at <> OLD.asked_at
  OR NEW.not_before <> OLD.not_before OR NEW.rowid <> OLD.rowid
  OR (NEW.outcome IS 'confirmed' AND (
    NEW.decided_by IS NULL OR NEW.decided_by = OLD.asked_by OR NEW.decided_at IS NULL OR NEW.decided_at < OLD.not_before
    OR EXISTS (SELECT 1 FROM holds WHERE case_id = OLD.case_id AND lifted_at IS NULL)
  ))
BEGIN SELECT RAISE(ABORT, 'two people destroy a record, and no hold stands'); END;
--> statement-breakpoint
CREATE TRIGGER record_requests_no_delete BEFORE DELETE ON record_requests
BEGIN SELECT RAISE(ABORT, 'what was asked for stays on record'); END;
--> statement-breakpoint
DROP TRIGGER entries_insert;
--> statement-breakpoint
CREATE TRIGGER entries_insert BEFORE INSERT ON entries
BEGIN
  SELECT RAISE(ABORT, 'entries are append-only') WHERE EXISTS (SELECT 1 FROM entries WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'entry out of sequence')
  WHERE NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entries WHERE case_id = NEW.case_id);
  SELECT RAISE(ABORT, 'entry already superseded')
  WHERE NEW.supersedes IS NOT NULL AND EXISTS (SELECT 1 FROM entries WHERE supersedes = NEW.supersedes);
  SELECT RAISE(ABORT, 'entry supersedes nothing of its folder')
  WHERE NEW.supersedes IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM entries WHERE id = NEW.supersedes AND case_id = NEW.case_id);
  SELECT RAISE(ABORT, 'the folder was destroyed')
  WHERE EXISTS (
    SELECT 1 FROM record_requests WHERE case_id = NEW.case_id AND kind = 'expunge' AND outcome = 'confirmed'
  );
END;
--> statement-breakpoint
DROP TRIGGER entries_no_delete;
--> statement-breakpoint
CREATE TRIGGER entries_delete BEFORE DELETE ON entries
WHEN NOT EXISTS (
  SELECT 1 FROM record_requests WHERE case_id = OLD.case_id AND kind = 'expunge' AND outcome = 'confirmed'
) OR NOT EXISTS (
  SELECT 1 FROM audit_leaf WHERE object_id = OLD.case_id AND act = 'governance.expunge'
    AND instr(body, '"id":"' || OLD.id || '","t":"entry"}') > 0
)
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
--> statement-breakpoint
DROP TRIGGER entry_parts_no_delete;
--> statement-breakpoint
-- A part whose words a corrected identity lost already is listed by the event of that.
CREATE TRIGGER entry_parts_delete BEFORE DELETE ON entry_parts
WHEN NOT EXISTS (
  SELECT 1 FROM entries JOIN record_requests ON record_requests.case_id = entries.case_id
  WHERE entries.id = OLD.entry_id AND record_requests.kind = 'expunge' AND record_requests.outcome = 'confirmed'
    AND (OLD.body IS NULL OR EXISTS (
      SELECT 1 FROM audit_leaf WHERE object_id = entries.case_id AND act = 'governance.expunge'
        AND instr(audit_leaf.body, '"id":"' || OLD.entry_id || '","t":"part:' || OLD.compartment || '"}') > 0
    ))
)
BEGIN SELECT RAISE(ABORT, 'entry parts are append-only'); END;
--> statement-breakpoint
DROP TRIGGER file_chunks_no_delete;
--> statement-breakpoint
CREATE TRIGGER file_chunks_delete BEFORE DELETE ON file_chunks
WHEN EXISTS (SELECT 1 FROM files WHERE id = OLD.file_id AND bound_to IS NOT NULL) AND NOT EXISTS (
  SELECT 1 FROM files JOIN record_requests ON record_requests.case_id = files.case_id
  WHERE files.id = OLD.file_id AND record_requests.kind = 'expunge' AND record_requests.outcome = 'confirmed'
    AND EXISTS (
      SELECT 1 FROM audit_leaf WHERE object_id = files.case_id AND act = 'governance.expunge'
        AND instr(body, '"id":"' || OLD.file_id || '","t":"file"}') > 0
    )
)
BEGIN SELECT RAISE(ABORT, 'files on record stay'); END;
--> statement-breakpoint
-- The sealed part and the text of an event go only where a later event about the same thing says so, with that very commitment.
-- Of a destroyed folder every sealed part is listed that stood before its end: this is asked first, since there may be thousands.
CREATE TRIGGER audit_sealed_delete BEFORE DELETE ON audit_sealed
WHEN NOT EXISTS (
  SELECT 1 FROM audit_leaf mine JOIN record_requests ON record_requests.case_id = mine.object_id
  WHERE mine.seq = OLD.seq AND mine.ts < record_requests.decided_at
    AND record_requests.kind = 'expunge' AND record_requests.outcome = 'confirmed'
) AND NOT EXISTS (
  SELECT 1 FROM audit_leaf mine JOIN audit_leaf said ON said.object_id = mine.object_id AND said.seq > mine.seq
  WHERE mine.seq = OLD.seq AND said.act = 'governance.expunge' AND instr(
    said.body, '"b":"' || json_extract(mine.body, '$.sc') || '","id":"' || OLD.seq || '","t":"sealed"}'
  ) > 0
)
BEGIN SELECT RAISE(ABORT, 'sealed audit parts never change'); END;
--> statement-breakpoint
DROP TRIGGER audit_leaf_no_update;
--> statement-breakpoint
CREATE TRIGGER audit_leaf_update BEFORE UPDATE ON audit_leaf
WHEN NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash OR NEW.body <> '{"redacted":true,"h":"' || OLD.hash || '"}'
  OR NOT EXISTS (
    SELECT 1 FROM audit_leaf said WHERE said.object_id = OLD.object_id AND said.seq > OLD.seq
      AND said.act = 'governance.expunge'
      AND instr(said.body, '"b":"' || OLD.hash || '","id":"' || OLD.seq || '","t":"leaf"}') > 0
  )
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
