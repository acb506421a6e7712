CREATE TABLE "addresses" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"label" text COLLATE "C" NOT NULL,
	"line" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"salt" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"one" bigint PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"last" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_leaf" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"ts" text COLLATE "C" GENERATED ALWAYS AS ((("body")::json->>'ts')) STORED,
	"act" text COLLATE "C" GENERATED ALWAYS AS ((("body")::json->>'act')) STORED,
	"actor_id" text COLLATE "C" GENERATED ALWAYS AS ((("body")::json->'actor'->>'id')) STORED,
	"object_id" text COLLATE "C" GENERATED ALWAYS AS ((("body")::json->'obj'->>'id')) STORED,
	"outcome" text COLLATE "C" GENERATED ALWAYS AS ((("body")::json->>'out')) STORED
);
--> statement-breakpoint
CREATE TABLE "audit_sealed" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"salt" text COLLATE "C" NOT NULL,
	"key_id" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "case_access" (
	"case_key" bigint NOT NULL,
	"user_key" bigint NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"until_day" text COLLATE "C",
	CONSTRAINT "case_access_case_key_user_key_pk" PRIMARY KEY("case_key","user_key")
);
--> statement-breakpoint
CREATE TABLE "case_index" (
	"key" bigint PRIMARY KEY NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"report_number" text COLLATE "C",
	"case_number" text COLLATE "C",
	"school_id" text COLLATE "C",
	"stage" text COLLATE "C" NOT NULL,
	"finished" boolean NOT NULL,
	"stage_since" text COLLATE "C",
	"student_id" text COLLATE "C",
	"student_name" text COLLATE "C",
	"student_grade" text COLLATE "C",
	"level" text COLLATE "C",
	"level_state" text COLLATE "C" NOT NULL,
	"lead_name" text COLLATE "C",
	"opened_at" text COLLATE "C",
	"updated_at" text COLLATE "C" NOT NULL,
	"next_due_at" text COLLATE "C",
	"next_due_what" text COLLATE "C",
	"danger" boolean NOT NULL,
	CONSTRAINT "case_index_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "case_people" (
	"case_key" bigint NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	CONSTRAINT "case_people_case_key_person_id_role_pk" PRIMARY KEY("case_key","person_id","role")
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"value" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"user_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"changed_at" text COLLATE "C" NOT NULL,
	"temporary" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deputies" (
	"user_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"deputy_id" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "district" (
	"one" bigint PRIMARY KEY NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"demo" boolean NOT NULL,
	"safety_phone" text COLLATE "C" NOT NULL,
	"profile_id" text COLLATE "C" NOT NULL,
	"calendar" text COLLATE "C" NOT NULL,
	"overrides" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"number_prefix" text COLLATE "C" NOT NULL,
	"salt" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"form" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C",
	"body" text COLLATE "C" NOT NULL,
	"rev" bigint NOT NULL,
	"saved_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"key" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "entries_key_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"kind_version" bigint NOT NULL,
	"supersedes" text COLLATE "C",
	"happened_on" text COLLATE "C" NOT NULL,
	"happened_at" text COLLATE "C",
	"recorded_at" text COLLATE "C" NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"salt" text COLLATE "C" NOT NULL,
	CONSTRAINT "entries_id_unique" UNIQUE("id"),
	CONSTRAINT "entries_supersedes_unique" UNIQUE("supersedes"),
	CONSTRAINT "entries_case_seq" UNIQUE("case_id","seq")
);
--> statement-breakpoint
CREATE TABLE "entry_parts" (
	"entry_id" text COLLATE "C" NOT NULL,
	"compartment" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C",
	"key_id" text COLLATE "C",
	"salt" text COLLATE "C",
	CONSTRAINT "entry_parts_entry_id_compartment_pk" PRIMARY KEY("entry_id","compartment")
);
--> statement-breakpoint
CREATE TABLE "file_chunks" (
	"file_id" text COLLATE "C" NOT NULL,
	"n" bigint NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "file_chunks_file_id_n_pk" PRIMARY KEY("file_id","n")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"media_type" text COLLATE "C" NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"staged_by" text COLLATE "C" NOT NULL,
	"staged_at" text COLLATE "C" NOT NULL,
	"bound_to" text COLLATE "C",
	"case_id" text COLLATE "C",
	"blocked_at" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "folders" (
	"key" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "folders_key_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	CONSTRAINT "folders_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"school_id" text COLLATE "C",
	"from_day" text COLLATE "C" NOT NULL,
	"until_day" text COLLATE "C",
	"granted_by" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"salt" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "guardians" (
	"student_id" text COLLATE "C" NOT NULL,
	"guardian_id" text COLLATE "C" NOT NULL,
	"relation" text COLLATE "C" NOT NULL,
	CONSTRAINT "guardians_student_id_guardian_id_pk" PRIMARY KEY("student_id","guardian_id")
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"holder" text COLLATE "C" NOT NULL,
	"until" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "on_duty" (
	"user_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"place" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"topic" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C",
	"at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"given" text COLLATE "C" NOT NULL,
	"family" text COLLATE "C" NOT NULL,
	"student_number" text COLLATE "C",
	"birth_date" text COLLATE "C",
	"grade" text COLLATE "C",
	"school_id" text COLLATE "C",
	"handles" text COLLATE "C" NOT NULL,
	"classes" text COLLATE "C" NOT NULL,
	"phone" text COLLATE "C",
	"user_id" text COLLATE "C",
	"salt" text COLLATE "C" NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	CONSTRAINT "people_student_number_unique" UNIQUE("student_number")
);
--> statement-breakpoint
CREATE TABLE "person_keys" (
	"word" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "person_keys_word_person_id_pk" PRIMARY KEY("word","person_id")
);
--> statement-breakpoint
CREATE TABLE "reports_by" (
	"case_key" bigint NOT NULL,
	"entry_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "reports_by_case_key_entry_id_user_id_pk" PRIMARY KEY("case_key","entry_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "reprojections" (
	"case_id" text COLLATE "C" PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "schools" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"grades" text COLLATE "C" NOT NULL,
	"phone" text COLLATE "C",
	"salt" text COLLATE "C" NOT NULL,
	CONSTRAINT "schools_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "search" (
	"word" text COLLATE "C" NOT NULL,
	"case_key" bigint NOT NULL,
	CONSTRAINT "search_word_case_key_pk" PRIMARY KEY("word","case_key")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"seen_at" text COLLATE "C" NOT NULL,
	"ended_at" text COLLATE "C",
	"ended_why" text COLLATE "C",
	"agent" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stays" (
	"person_id" text COLLATE "C" NOT NULL,
	"address_id" text COLLATE "C" NOT NULL,
	"relation" text COLLATE "C" NOT NULL,
	CONSTRAINT "stays_person_id_address_id_pk" PRIMARY KEY("person_id","address_id")
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"token" text COLLATE "C" PRIMARY KEY NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"input_hash" text COLLATE "C" NOT NULL,
	"result" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "triage_groups" (
	"school_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"place" bigint NOT NULL,
	CONSTRAINT "triage_groups_school_id_user_id_pk" PRIMARY KEY("school_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "tries" (
	"n" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tries_n_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"key" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "users_key_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text COLLATE "C" NOT NULL,
	"sign_in" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"phone" text COLLATE "C",
	"disabled_at" text COLLATE "C",
	"agreement_until" text COLLATE "C",
	"salt" text COLLATE "C" NOT NULL,
	CONSTRAINT "users_id_unique" UNIQUE("id"),
	CONSTRAINT "users_sign_in_unique" UNIQUE("sign_in")
);
--> statement-breakpoint
CREATE TABLE "work_items" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"case_key" bigint NOT NULL,
	"owner" text COLLATE "C" NOT NULL,
	"what" text COLLATE "C" NOT NULL,
	"why" text COLLATE "C" NOT NULL,
	"href" text COLLATE "C" NOT NULL,
	"due_at" text COLLATE "C",
	"due_on" text COLLATE "C",
	"amber_at" text COLLATE "C",
	"red_at" text COLLATE "C",
	"next_wake_at" text COLLATE "C",
	"danger" boolean NOT NULL,
	"form" text COLLATE "C" NOT NULL,
	"place" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_sealed" ADD CONSTRAINT "audit_sealed_seq_audit_leaf_seq_fk" FOREIGN KEY ("seq") REFERENCES "public"."audit_leaf"("seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_access" ADD CONSTRAINT "case_access_case_key_folders_key_fk" FOREIGN KEY ("case_key") REFERENCES "public"."folders"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_access" ADD CONSTRAINT "case_access_user_key_users_key_fk" FOREIGN KEY ("user_key") REFERENCES "public"."users"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_index" ADD CONSTRAINT "case_index_key_folders_key_fk" FOREIGN KEY ("key") REFERENCES "public"."folders"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_people" ADD CONSTRAINT "case_people_case_key_folders_key_fk" FOREIGN KEY ("case_key") REFERENCES "public"."folders"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_deputy_id_users_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_case_id_folders_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."folders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_parts" ADD CONSTRAINT "entry_parts_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_chunks" ADD CONSTRAINT "file_chunks_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardians" ADD CONSTRAINT "guardians_student_id_people_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardians" ADD CONSTRAINT "guardians_guardian_id_people_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "on_duty" ADD CONSTRAINT "on_duty_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_keys" ADD CONSTRAINT "person_keys_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports_by" ADD CONSTRAINT "reports_by_case_key_folders_key_fk" FOREIGN KEY ("case_key") REFERENCES "public"."folders"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search" ADD CONSTRAINT "search_case_key_folders_key_fk" FOREIGN KEY ("case_key") REFERENCES "public"."folders"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stays" ADD CONSTRAINT "stays_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stays" ADD CONSTRAINT "stays_address_id_addresses_id_fk" FOREIGN KEY ("address_id") REFERENCES "public"."addresses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "triage_groups" ADD CONSTRAINT "triage_groups_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "triage_groups" ADD CONSTRAINT "triage_groups_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_case_key_folders_key_fk" FOREIGN KEY ("case_key") REFERENCES "public"."folders"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_leaf_ts" ON "audit_leaf" USING btree ("ts","seq");--> statement-breakpoint
CREATE INDEX "audit_leaf_act" ON "audit_leaf" USING btree ("act","seq");--> statement-breakpoint
CREATE INDEX "audit_leaf_actor" ON "audit_leaf" USING btree ("actor_id","seq");--> statement-breakpoint
CREATE INDEX "audit_leaf_object" ON "audit_leaf" USING btree ("object_id","seq");--> statement-breakpoint
CREATE INDEX "case_access_user" ON "case_access" USING btree ("user_key","reason","case_key");--> statement-breakpoint
CREATE INDEX "case_index_updated" ON "case_index" USING btree ("updated_at","key");--> statement-breakpoint
CREATE INDEX "case_index_finished" ON "case_index" USING btree ("finished","updated_at","key");--> statement-breakpoint
CREATE INDEX "case_index_stage" ON "case_index" USING btree ("stage","updated_at","key");--> statement-breakpoint
CREATE INDEX "case_index_school" ON "case_index" USING btree ("school_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "case_index_level" ON "case_index" USING btree ("level","updated_at","key");--> statement-breakpoint
CREATE INDEX "case_index_due" ON "case_index" USING btree ("next_due_at");--> statement-breakpoint
CREATE INDEX "case_people_person" ON "case_people" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "deputies_deputy" ON "deputies" USING btree ("deputy_id");--> statement-breakpoint
CREATE INDEX "drafts_user" ON "drafts" USING btree ("user_id","form","case_id");--> statement-breakpoint
CREATE INDEX "drafts_saved" ON "drafts" USING btree ("saved_at");--> statement-breakpoint
CREATE INDEX "files_unbound" ON "files" USING btree ("bound_to","staged_at");--> statement-breakpoint
CREATE INDEX "files_case" ON "files" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "grants_user" ON "grants" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "people_place" ON "people" USING btree ("place");--> statement-breakpoint
CREATE INDEX "people_school_place" ON "people" USING btree ("school_id","place");--> statement-breakpoint
CREATE INDEX "people_user" ON "people" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "person_keys_person" ON "person_keys" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "reports_by_user" ON "reports_by" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "search_case" ON "search" USING btree ("case_key","word");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_seen" ON "sessions" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "tokens_at" ON "tokens" USING btree ("at");--> statement-breakpoint
CREATE INDEX "triage_groups_user" ON "triage_groups" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "tries_key" ON "tries" USING btree ("key","at");--> statement-breakpoint
CREATE INDEX "work_items_owner" ON "work_items" USING btree ("owner","place");--> statement-breakpoint
CREATE INDEX "work_items_case" ON "work_items" USING btree ("case_key");--> statement-breakpoint
CREATE INDEX "work_items_wake" ON "work_items" USING btree ("next_wake_at");