-- A week that was signed, a draw and what was found stay as they were put on record: a further finding corrects one.
CREATE TRIGGER week_reviews_no_update BEFORE UPDATE ON week_reviews
BEGIN SELECT RAISE(ABORT, 'week reviews are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER week_reviews_no_delete BEFORE DELETE ON week_reviews
BEGIN SELECT RAISE(ABORT, 'week reviews are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER week_reviews_insert BEFORE INSERT ON week_reviews
WHEN EXISTS (SELECT 1 FROM week_reviews WHERE id = NEW.id OR week = NEW.week)
BEGIN SELECT RAISE(ABORT, 'week reviews are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER samples_no_update BEFORE UPDATE ON samples
BEGIN SELECT RAISE(ABORT, 'samples are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER samples_no_delete BEFORE DELETE ON samples
BEGIN SELECT RAISE(ABORT, 'samples are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER samples_insert BEFORE INSERT ON samples
WHEN EXISTS (SELECT 1 FROM samples WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'samples are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER findings_no_update BEFORE UPDATE ON findings
BEGIN SELECT RAISE(ABORT, 'findings are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER findings_no_delete BEFORE DELETE ON findings
BEGIN SELECT RAISE(ABORT, 'findings are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER findings_insert BEFORE INSERT ON findings
WHEN EXISTS (SELECT 1 FROM findings WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'findings are append-only'); END;
