-- What was put on record stays as it was. Each guard says in words what it refuses; `audit:verify` compares their texts.
-- Insert guards also look for a row of the same key, because REPLACE walks past a delete trigger unless recursive_triggers is on.
CREATE TRIGGER folders_no_update BEFORE UPDATE ON folders
BEGIN SELECT RAISE(ABORT, 'folders are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER folders_no_delete BEFORE DELETE ON folders
BEGIN SELECT RAISE(ABORT, 'folders are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER folders_insert BEFORE INSERT ON folders
WHEN EXISTS (SELECT 1 FROM folders WHERE id = NEW.id OR key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'folders are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER entries_no_delete BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
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
END;
--> statement-breakpoint
CREATE TRIGGER entry_parts_no_delete BEFORE DELETE ON entry_parts
BEGIN SELECT RAISE(ABORT, 'entry parts are append-only'); END;
--> statement-breakpoint
-- A part arrives with its entry: while that entry is the newest of its folder.
CREATE TRIGGER entry_parts_insert BEFORE INSERT ON entry_parts
BEGIN
  SELECT RAISE(ABORT, 'entry parts are append-only')
  WHERE EXISTS (SELECT 1 FROM entry_parts WHERE entry_id = NEW.entry_id AND compartment = NEW.compartment);
  SELECT RAISE(ABORT, 'entry part is empty') WHERE NEW.body IS NULL OR NEW.salt IS NULL;
  SELECT RAISE(ABORT, 'entry part arrives after its entry')
  WHERE EXISTS (
    SELECT 1 FROM entries mine JOIN entries later ON later.case_id = mine.case_id AND later.seq > mine.seq
    WHERE mine.id = NEW.entry_id
  );
END;
--> statement-breakpoint
-- The one destruction there is: an open part that named the wrong student loses its body and its salt.
CREATE TRIGGER entry_parts_update BEFORE UPDATE ON entry_parts
WHEN NOT (
  OLD.body IS NOT NULL AND NEW.body IS NULL AND NEW.salt IS NULL AND NEW.key_id IS OLD.key_id
  AND NEW.entry_id = OLD.entry_id AND NEW.compartment = OLD.compartment AND NEW.rowid = OLD.rowid
  AND OLD.compartment IN ('base', 'header')
  AND EXISTS (SELECT 1 FROM entries WHERE id = OLD.entry_id AND kind = 'identified')
)
BEGIN SELECT RAISE(ABORT, 'entry parts are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_leaf_no_update BEFORE UPDATE ON audit_leaf
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_leaf_no_delete BEFORE DELETE ON audit_leaf
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_leaf_insert BEFORE INSERT ON audit_leaf
WHEN NEW.seq <> (SELECT size FROM audit_head) OR length(NEW.hash) <> 64
BEGIN SELECT RAISE(ABORT, 'audit out of sequence'); END;
--> statement-breakpoint
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_head_insert BEFORE INSERT ON audit_head
WHEN NEW.one <> 1 OR EXISTS (SELECT 1 FROM audit_head)
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_head_update BEFORE UPDATE ON audit_head
WHEN NEW.one <> OLD.one OR NEW.size <> OLD.size + 1
  OR NEW.last IS NOT (SELECT hash FROM audit_leaf WHERE seq = OLD.size)
BEGIN SELECT RAISE(ABORT, 'audit head follows its leaf'); END;
--> statement-breakpoint
CREATE TRIGGER audit_sealed_no_update BEFORE UPDATE ON audit_sealed
BEGIN SELECT RAISE(ABORT, 'sealed audit parts never change'); END;
--> statement-breakpoint
CREATE TRIGGER audit_sealed_insert BEFORE INSERT ON audit_sealed
WHEN EXISTS (SELECT 1 FROM audit_sealed WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'sealed audit parts never change'); END;
--> statement-breakpoint
CREATE TRIGGER counters_update BEFORE UPDATE ON counters
WHEN NEW.name <> OLD.name OR NEW.value <= OLD.value
BEGIN SELECT RAISE(ABORT, 'counters only count up'); END;
--> statement-breakpoint
CREATE TRIGGER counters_no_delete BEFORE DELETE ON counters
BEGIN SELECT RAISE(ABORT, 'counters only count up'); END;
--> statement-breakpoint
CREATE TRIGGER file_chunks_no_update BEFORE UPDATE ON file_chunks
BEGIN SELECT RAISE(ABORT, 'files never change'); END;
--> statement-breakpoint
CREATE TRIGGER file_chunks_no_delete BEFORE DELETE ON file_chunks
WHEN EXISTS (SELECT 1 FROM files WHERE id = OLD.file_id AND bound_to IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'files on record stay'); END;
--> statement-breakpoint
CREATE TRIGGER file_chunks_insert BEFORE INSERT ON file_chunks
WHEN EXISTS (SELECT 1 FROM files WHERE id = NEW.file_id AND bound_to IS NOT NULL)
  OR EXISTS (SELECT 1 FROM file_chunks WHERE file_id = NEW.file_id AND n = NEW.n)
BEGIN SELECT RAISE(ABORT, 'files never change'); END;
--> statement-breakpoint
INSERT INTO audit_head (one, size, last)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
