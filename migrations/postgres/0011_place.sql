ALTER TABLE "oidc_attempts" ADD COLUMN "again" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "network" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "browser" text COLLATE "C";