ALTER TABLE "challenges" ADD COLUMN "key_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "key_id" text COLLATE "C";--> statement-breakpoint
-- Secrets of apps that were being set up, in clear until now: whoever is at it begins again.
UPDATE "challenges" SET "secret" = NULL WHERE "secret" IS NOT NULL;
