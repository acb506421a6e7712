-- A week that was signed, a draw and what was found stay as they were put on record: a further finding corrects one.
CREATE TRIGGER week_reviews_no_update BEFORE UPDATE OR DELETE ON week_reviews
FOR EACH ROW EXECUTE FUNCTION refuse('week reviews are append-only');
--> statement-breakpoint
CREATE TRIGGER week_reviews_no_truncate BEFORE TRUNCATE ON week_reviews
EXECUTE FUNCTION refuse('week reviews are append-only');
--> statement-breakpoint
CREATE TRIGGER samples_no_update BEFORE UPDATE OR DELETE ON samples
FOR EACH ROW EXECUTE FUNCTION refuse('samples are append-only');
--> statement-breakpoint
CREATE TRIGGER samples_no_truncate BEFORE TRUNCATE ON samples EXECUTE FUNCTION refuse('samples are append-only');
--> statement-breakpoint
CREATE TRIGGER findings_no_update BEFORE UPDATE OR DELETE ON findings
FOR EACH ROW EXECUTE FUNCTION refuse('findings are append-only');
--> statement-breakpoint
CREATE TRIGGER findings_no_truncate BEFORE TRUNCATE ON findings EXECUTE FUNCTION refuse('findings are append-only');
