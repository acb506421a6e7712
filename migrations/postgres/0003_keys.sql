CREATE TABLE "keys" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"scope" text COLLATE "C" NOT NULL,
	"wrapped" text COLLATE "C",
	"wrapped_by" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "file_chunks" ADD COLUMN "key_id" text COLLATE "C";--> statement-breakpoint
CREATE INDEX "keys_use" ON "keys" USING btree ("purpose","scope","status");--> statement-breakpoint
CREATE INDEX "keys_wrapped_by" ON "keys" USING btree ("wrapped_by");