CREATE TABLE "audit_listed" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"said" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_changes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"class" text COLLATE "C" NOT NULL,
	"years" bigint NOT NULL,
	"age" bigint,
	"basis_kind" text COLLATE "C" NOT NULL,
	"basis_text" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"before" text COLLATE "C" NOT NULL,
	"proposed_by" text COLLATE "C" NOT NULL,
	"proposed_at" text COLLATE "C" NOT NULL,
	"decided_by" text COLLATE "C",
	"decided_at" text COLLATE "C",
	"outcome" text COLLATE "C",
	"note" text COLLATE "C",
	"salt" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "record_requests" ADD COLUMN "with_person" boolean;--> statement-breakpoint
ALTER TABLE "audit_listed" ADD CONSTRAINT "audit_listed_seq_audit_leaf_seq_fk" FOREIGN KEY ("seq") REFERENCES "public"."audit_leaf"("seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_listed" ADD CONSTRAINT "audit_listed_said_audit_leaf_seq_fk" FOREIGN KEY ("said") REFERENCES "public"."audit_leaf"("seq") ON DELETE no action ON UPDATE no action;