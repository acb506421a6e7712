CREATE TABLE "audit_anchor" (
	"size" bigint NOT NULL,
	"sink" text COLLATE "C" NOT NULL,
	"receipt" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	CONSTRAINT "audit_anchor_size_sink_pk" PRIMARY KEY("size","sink")
);
--> statement-breakpoint
CREATE TABLE "audit_checkpoint" (
	"size" bigint PRIMARY KEY NOT NULL,
	"note" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_node" (
	"level" bigint NOT NULL,
	"place" bigint NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	CONSTRAINT "audit_node_level_place_pk" PRIMARY KEY("level","place")
);
--> statement-breakpoint
ALTER TABLE "audit_anchor" ADD CONSTRAINT "audit_anchor_size_audit_checkpoint_size_fk" FOREIGN KEY ("size") REFERENCES "public"."audit_checkpoint"("size") ON DELETE no action ON UPDATE no action;