CREATE TABLE "delegations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"deputy_id" text COLLATE "C" NOT NULL,
	"from_day" text COLLATE "C" NOT NULL,
	"until_day" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"given_by" text COLLATE "C" NOT NULL,
	"ended_at" text COLLATE "C",
	"salt" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "openings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"started_at" text COLLATE "C" NOT NULL,
	"until" text COLLATE "C" NOT NULL,
	"review_due_at" text COLLATE "C",
	"reviewed_at" text COLLATE "C",
	"reviewed_by" text COLLATE "C",
	"verdict" text COLLATE "C",
	"note" text COLLATE "C",
	"salt" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recertifications" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"school_id" text COLLATE "C",
	"signed_by" text COLLATE "C" NOT NULL,
	"signed_at" text COLLATE "C" NOT NULL,
	"listed" bigint NOT NULL,
	"ended" bigint NOT NULL,
	"salt" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "email" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "email" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_deputy_id_users_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_case_id_folders_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."folders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recertifications" ADD CONSTRAINT "recertifications_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recertifications" ADD CONSTRAINT "recertifications_signed_by_users_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delegations_deputy" ON "delegations" USING btree ("deputy_id","until_day");--> statement-breakpoint
CREATE INDEX "delegations_user" ON "delegations" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "openings_user" ON "openings" USING btree ("user_id","until");--> statement-breakpoint
CREATE INDEX "openings_case" ON "openings" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "openings_review" ON "openings" USING btree ("review_due_at");--> statement-breakpoint
CREATE INDEX "recertifications_school" ON "recertifications" USING btree ("school_id","signed_at");