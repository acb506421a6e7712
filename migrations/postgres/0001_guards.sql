-- What was put on record stays as it was. Each guard says in words what it refuses; `audit:verify` compares their texts.
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;
--> statement-breakpoint
CREATE TRIGGER folders_no_update BEFORE UPDATE OR DELETE ON folders
FOR EACH ROW EXECUTE FUNCTION refuse('folders are append-only');
--> statement-breakpoint
CREATE TRIGGER folders_no_truncate BEFORE TRUNCATE ON folders EXECUTE FUNCTION refuse('folders are append-only');
--> statement-breakpoint
CREATE TRIGGER entries_no_update BEFORE UPDATE OR DELETE ON entries
FOR EACH ROW EXECUTE FUNCTION refuse('entries are append-only');
--> statement-breakpoint
CREATE TRIGGER entries_no_truncate BEFORE TRUNCATE ON entries EXECUTE FUNCTION refuse('entries are append-only');
--> statement-breakpoint
CREATE FUNCTION entries_insert() RETURNS trigger LANGUAGE plpgsql AS $$
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
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER entries_insert BEFORE INSERT ON entries FOR EACH ROW EXECUTE FUNCTION entries_insert();
--> statement-breakpoint
CREATE TRIGGER entry_parts_no_delete BEFORE DELETE ON entry_parts
FOR EACH ROW EXECUTE FUNCTION refuse('entry parts are append-only');
--> statement-breakpoint
CREATE TRIGGER entry_parts_no_truncate BEFORE TRUNCATE ON entry_parts EXECUTE FUNCTION refuse('entry parts are append-only');
--> statement-breakpoint
-- A part arrives with its entry: while that entry is the newest of its folder.
CREATE FUNCTION entry_parts_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM entry_parts WHERE entry_id = NEW.entry_id AND compartment = NEW.compartment) THEN
    RAISE EXCEPTION 'entry parts are append-only';
  END IF;
  IF NEW.body IS NULL OR NEW.salt IS NULL THEN
    RAISE EXCEPTION 'entry part is empty';
  END IF;
  IF EXISTS (
    SELECT 1 FROM entries mine JOIN entries later ON later.case_id = mine.case_id AND later.seq > mine.seq
    WHERE mine.id = NEW.entry_id
  ) THEN
    RAISE EXCEPTION 'entry part arrives after its entry';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER entry_parts_insert BEFORE INSERT ON entry_parts FOR EACH ROW EXECUTE FUNCTION entry_parts_insert();
--> statement-breakpoint
-- The one destruction there is: an open part that named the wrong student loses its body and its salt.
CREATE FUNCTION entry_parts_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.body IS NOT NULL AND NEW.body IS NULL AND NEW.salt IS NULL AND NEW.key_id IS NOT DISTINCT FROM OLD.key_id
    AND NEW.entry_id = OLD.entry_id AND NEW.compartment = OLD.compartment
    AND OLD.compartment IN ('base', 'header')
    AND EXISTS (SELECT 1 FROM entries WHERE id = OLD.entry_id AND kind = 'identified')
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'entry parts are append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER entry_parts_update BEFORE UPDATE ON entry_parts FOR EACH ROW EXECUTE FUNCTION entry_parts_update();
--> statement-breakpoint
CREATE TRIGGER audit_leaf_no_update BEFORE UPDATE OR DELETE ON audit_leaf
FOR EACH ROW EXECUTE FUNCTION refuse('audit is append-only');
--> statement-breakpoint
CREATE TRIGGER audit_leaf_no_truncate BEFORE TRUNCATE ON audit_leaf EXECUTE FUNCTION refuse('audit is append-only');
--> statement-breakpoint
CREATE FUNCTION audit_leaf_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seq <> (SELECT size FROM audit_head) OR length(NEW.hash) <> 64 THEN
    RAISE EXCEPTION 'audit out of sequence';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_leaf_insert BEFORE INSERT ON audit_leaf FOR EACH ROW EXECUTE FUNCTION audit_leaf_insert();
--> statement-breakpoint
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head
FOR EACH ROW EXECUTE FUNCTION refuse('audit is append-only');
--> statement-breakpoint
CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head EXECUTE FUNCTION refuse('audit is append-only');
--> statement-breakpoint
CREATE FUNCTION audit_head_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.one <> 1 OR EXISTS (SELECT 1 FROM audit_head) THEN
      RAISE EXCEPTION 'audit is append-only';
    END IF;
  ELSIF NEW.one <> OLD.one OR NEW.size <> OLD.size + 1
    OR NEW.last IS DISTINCT FROM (SELECT hash FROM audit_leaf WHERE seq = OLD.size)
  THEN
    RAISE EXCEPTION 'audit head follows its leaf';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_head_follows BEFORE INSERT OR UPDATE ON audit_head
FOR EACH ROW EXECUTE FUNCTION audit_head_follows();
--> statement-breakpoint
CREATE TRIGGER audit_sealed_no_update BEFORE UPDATE ON audit_sealed
FOR EACH ROW EXECUTE FUNCTION refuse('sealed audit parts never change');
--> statement-breakpoint
CREATE FUNCTION counters_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.name <> OLD.name OR NEW.value <= OLD.value THEN
    RAISE EXCEPTION 'counters only count up';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER counters_update BEFORE UPDATE ON counters FOR EACH ROW EXECUTE FUNCTION counters_update();
--> statement-breakpoint
CREATE TRIGGER counters_no_delete BEFORE DELETE ON counters
FOR EACH ROW EXECUTE FUNCTION refuse('counters only count up');
--> statement-breakpoint
CREATE TRIGGER file_chunks_no_update BEFORE UPDATE ON file_chunks
FOR EACH ROW EXECUTE FUNCTION refuse('files never change');
--> statement-breakpoint
CREATE FUNCTION file_chunks_bound() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF EXISTS (SELECT 1 FROM files WHERE id = OLD.file_id AND bound_to IS NOT NULL) THEN
      RAISE EXCEPTION 'files on record stay';
    END IF;
    RETURN OLD;
  END IF;
  IF EXISTS (SELECT 1 FROM files WHERE id = NEW.file_id AND bound_to IS NOT NULL) THEN
    RAISE EXCEPTION 'files never change';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER file_chunks_bound BEFORE INSERT OR DELETE ON file_chunks
FOR EACH ROW EXECUTE FUNCTION file_chunks_bound();
--> statement-breakpoint
INSERT INTO audit_head (one, size, last)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
