-- A signed head stays as it was signed, and so does what came back from outside. Each is about more than the one before.
CREATE TRIGGER audit_checkpoint_no_update BEFORE UPDATE OR DELETE ON audit_checkpoint
FOR EACH ROW EXECUTE FUNCTION refuse('checkpoints are append-only');
--> statement-breakpoint
CREATE TRIGGER audit_checkpoint_no_truncate BEFORE TRUNCATE ON audit_checkpoint
EXECUTE FUNCTION refuse('checkpoints are append-only');
--> statement-breakpoint
CREATE FUNCTION audit_checkpoint_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.size > (SELECT size FROM audit_head) OR EXISTS (SELECT 1 FROM audit_checkpoint WHERE size >= NEW.size) THEN
    RAISE EXCEPTION 'checkpoint out of sequence';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_checkpoint_insert BEFORE INSERT ON audit_checkpoint
FOR EACH ROW EXECUTE FUNCTION audit_checkpoint_insert();
--> statement-breakpoint
CREATE TRIGGER audit_anchor_no_update BEFORE UPDATE OR DELETE ON audit_anchor
FOR EACH ROW EXECUTE FUNCTION refuse('anchors are append-only');
--> statement-breakpoint
CREATE TRIGGER audit_anchor_no_truncate BEFORE TRUNCATE ON audit_anchor EXECUTE FUNCTION refuse('anchors are append-only');
