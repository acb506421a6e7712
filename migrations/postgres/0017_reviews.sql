CREATE TABLE "findings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"sample_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"verdict" text COLLATE "C" NOT NULL,
	"found_by" text COLLATE "C" NOT NULL,
	"found_at" text COLLATE "C" NOT NULL,
	"salt" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "samples" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"drawn_by" text COLLATE "C" NOT NULL,
	"drawn_at" text COLLATE "C" NOT NULL,
	"from_day" text COLLATE "C" NOT NULL,
	"until_day" text COLLATE "C" NOT NULL,
	"school_id" text COLLATE "C",
	"stage" text COLLATE "C",
	"asked" bigint NOT NULL,
	"seed" text COLLATE "C" NOT NULL,
	"pool" text COLLATE "C" NOT NULL,
	"drawn" text COLLATE "C" NOT NULL,
	"salt" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "week_reviews" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"week" text COLLATE "C" NOT NULL,
	"signed_by" text COLLATE "C" NOT NULL,
	"signed_at" text COLLATE "C" NOT NULL,
	"listed" bigint NOT NULL,
	"found" boolean NOT NULL,
	"salt" text COLLATE "C" NOT NULL,
	CONSTRAINT "week_reviews_week_unique" UNIQUE("week")
);
--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_sample_id_samples_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."samples"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_case_id_folders_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."folders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_found_by_users_id_fk" FOREIGN KEY ("found_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samples" ADD CONSTRAINT "samples_drawn_by_users_id_fk" FOREIGN KEY ("drawn_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "week_reviews" ADD CONSTRAINT "week_reviews_signed_by_users_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "findings_sample" ON "findings" USING btree ("sample_id","found_at");--> statement-breakpoint
CREATE INDEX "samples_drawn" ON "samples" USING btree ("drawn_at");