CREATE TABLE "holds" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"set_by" text COLLATE "C" NOT NULL,
	"set_at" text COLLATE "C" NOT NULL,
	"lifted_by" text COLLATE "C",
	"lifted_at" text COLLATE "C",
	"salt" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "record_requests" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"basis" text COLLATE "C" NOT NULL,
	"reference" text COLLATE "C" NOT NULL,
	"asked_by" text COLLATE "C" NOT NULL,
	"asked_at" text COLLATE "C" NOT NULL,
	"not_before" text COLLATE "C" NOT NULL,
	"decided_by" text COLLATE "C",
	"decided_at" text COLLATE "C",
	"outcome" text COLLATE "C",
	"series" text COLLATE "C",
	"counts" text COLLATE "C",
	"salt" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_case_id_folders_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."folders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_requests" ADD CONSTRAINT "record_requests_case_id_folders_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."folders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "holds_case" ON "holds" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "record_requests_case" ON "record_requests" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "audit_leaf_expunge" ON "audit_leaf" USING btree ("object_id","seq") WHERE act = 'governance.expunge';