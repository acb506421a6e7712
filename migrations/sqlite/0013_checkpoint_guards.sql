-- A signed head stays as it was signed, and so does what came back from outside. Each is about more than the one before.
CREATE TRIGGER audit_checkpoint_no_update BEFORE UPDATE ON audit_checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_checkpoint_no_delete BEFORE DELETE ON audit_checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_checkpoint_insert BEFORE INSERT ON audit_checkpoint
WHEN NEW.size > (SELECT size FROM audit_head) OR EXISTS (SELECT 1 FROM audit_checkpoint WHERE size >= NEW.size)
BEGIN SELECT RAISE(ABORT, 'checkpoint out of sequence'); END;
--> statement-breakpoint
CREATE TRIGGER audit_anchor_no_update BEFORE UPDATE ON audit_anchor
BEGIN SELECT RAISE(ABORT, 'anchors are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_anchor_no_delete BEFORE DELETE ON audit_anchor
BEGIN SELECT RAISE(ABORT, 'anchors are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_anchor_insert BEFORE INSERT ON audit_anchor
WHEN EXISTS (SELECT 1 FROM audit_anchor WHERE size = NEW.size AND sink = NEW.sink)
BEGIN SELECT RAISE(ABORT, 'anchors are append-only'); END;
