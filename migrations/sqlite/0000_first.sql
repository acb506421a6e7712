CREATE TABLE `addresses` (
	`id` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL,
	`line` text NOT NULL,
	`created_at` text NOT NULL,
	`salt` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_head` (
	`one` integer PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`last` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_leaf` (
	`seq` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`hash` text NOT NULL,
	`ts` text GENERATED ALWAYS AS (json_extract("body", '$.ts')) STORED,
	`act` text GENERATED ALWAYS AS (json_extract("body", '$.act')) STORED,
	`actor_id` text GENERATED ALWAYS AS (json_extract("body", '$.actor.id')) STORED,
	`object_id` text GENERATED ALWAYS AS (json_extract("body", '$.obj.id')) STORED,
	`outcome` text GENERATED ALWAYS AS (json_extract("body", '$.out')) STORED
);
--> statement-breakpoint
CREATE INDEX `audit_leaf_ts` ON `audit_leaf` (`ts`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_leaf_act` ON `audit_leaf` (`act`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_leaf_actor` ON `audit_leaf` (`actor_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_leaf_object` ON `audit_leaf` (`object_id`,`seq`);--> statement-breakpoint
CREATE TABLE `audit_sealed` (
	`seq` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`salt` text NOT NULL,
	`key_id` text,
	FOREIGN KEY (`seq`) REFERENCES `audit_leaf`(`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `case_access` (
	`case_key` integer NOT NULL,
	`user_key` integer NOT NULL,
	`reason` text NOT NULL,
	`until_day` text,
	PRIMARY KEY(`case_key`, `user_key`),
	FOREIGN KEY (`case_key`) REFERENCES `folders`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_key`) REFERENCES `users`(`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_access_user` ON `case_access` (`user_key`,`reason`,`case_key`);--> statement-breakpoint
CREATE TABLE `case_index` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`report_number` text,
	`case_number` text,
	`school_id` text,
	`stage` text NOT NULL,
	`finished` integer NOT NULL,
	`stage_since` text,
	`student_id` text,
	`student_name` text,
	`student_grade` text,
	`level` text,
	`level_state` text NOT NULL,
	`lead_name` text,
	`opened_at` text,
	`updated_at` text NOT NULL,
	`next_due_at` text,
	`next_due_what` text,
	`danger` integer NOT NULL,
	FOREIGN KEY (`key`) REFERENCES `folders`(`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_index_id_unique` ON `case_index` (`id`);--> statement-breakpoint
CREATE INDEX `case_index_updated` ON `case_index` (`updated_at`,`key`);--> statement-breakpoint
CREATE INDEX `case_index_finished` ON `case_index` (`finished`,`updated_at`,`key`);--> statement-breakpoint
CREATE INDEX `case_index_stage` ON `case_index` (`stage`,`updated_at`,`key`);--> statement-breakpoint
CREATE INDEX `case_index_school` ON `case_index` (`school_id`,`updated_at`,`key`);--> statement-breakpoint
CREATE INDEX `case_index_level` ON `case_index` (`level`,`updated_at`,`key`);--> statement-breakpoint
CREATE INDEX `case_index_due` ON `case_index` (`next_due_at`);--> statement-breakpoint
CREATE TABLE `case_people` (
	`case_key` integer NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`case_key`, `person_id`, `role`),
	FOREIGN KEY (`case_key`) REFERENCES `folders`(`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_people_person` ON `case_people` (`person_id`);--> statement-breakpoint
CREATE TABLE `counters` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `credentials` (
	`user_id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`changed_at` text NOT NULL,
	`temporary` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `deputies` (
	`user_id` text PRIMARY KEY NOT NULL,
	`deputy_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deputy_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `deputies_deputy` ON `deputies` (`deputy_id`);--> statement-breakpoint
CREATE TABLE `district` (
	`one` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`demo` integer NOT NULL,
	`safety_phone` text NOT NULL,
	`profile_id` text NOT NULL,
	`calendar` text NOT NULL,
	`overrides` text NOT NULL,
	`revision` integer NOT NULL,
	`number_prefix` text NOT NULL,
	`salt` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`form` text NOT NULL,
	`case_id` text,
	`body` text NOT NULL,
	`rev` integer NOT NULL,
	`saved_at` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `drafts_user` ON `drafts` (`user_id`,`form`,`case_id`);--> statement-breakpoint
CREATE INDEX `drafts_saved` ON `drafts` (`saved_at`);--> statement-breakpoint
CREATE TABLE `entries` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`kind_version` integer NOT NULL,
	`supersedes` text,
	`happened_on` text NOT NULL,
	`happened_at` text,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL,
	`salt` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `folders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entries_id_unique` ON `entries` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `entries_supersedes_unique` ON `entries` (`supersedes`);--> statement-breakpoint
CREATE UNIQUE INDEX `entries_case_seq` ON `entries` (`case_id`,`seq`);--> statement-breakpoint
CREATE TABLE `entry_parts` (
	`entry_id` text NOT NULL,
	`compartment` text NOT NULL,
	`body` text,
	`key_id` text,
	`salt` text,
	PRIMARY KEY(`entry_id`, `compartment`),
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `file_chunks` (
	`file_id` text NOT NULL,
	`n` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`file_id`, `n`),
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`staged_by` text NOT NULL,
	`staged_at` text NOT NULL,
	`bound_to` text,
	`case_id` text,
	`blocked_at` text
);
--> statement-breakpoint
CREATE INDEX `files_unbound` ON `files` (`bound_to`,`staged_at`);--> statement-breakpoint
CREATE INDEX `files_case` ON `files` (`case_id`);--> statement-breakpoint
CREATE TABLE `folders` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `folders_id_unique` ON `folders` (`id`);--> statement-breakpoint
CREATE TABLE `grants` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`school_id` text,
	`from_day` text NOT NULL,
	`until_day` text,
	`granted_by` text NOT NULL,
	`reason` text NOT NULL,
	`salt` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `grants_user` ON `grants` (`user_id`);--> statement-breakpoint
CREATE TABLE `guardians` (
	`student_id` text NOT NULL,
	`guardian_id` text NOT NULL,
	`relation` text NOT NULL,
	PRIMARY KEY(`student_id`, `guardian_id`),
	FOREIGN KEY (`student_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`guardian_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`until` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `on_duty` (
	`user_id` text PRIMARY KEY NOT NULL,
	`place` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`case_id` text,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`given` text NOT NULL,
	`family` text NOT NULL,
	`student_number` text,
	`birth_date` text,
	`grade` text,
	`school_id` text,
	`handles` text NOT NULL,
	`classes` text NOT NULL,
	`phone` text,
	`user_id` text,
	`salt` text NOT NULL,
	`place` text NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_student_number_unique` ON `people` (`student_number`);--> statement-breakpoint
CREATE INDEX `people_place` ON `people` (`place`);--> statement-breakpoint
CREATE INDEX `people_school_place` ON `people` (`school_id`,`place`);--> statement-breakpoint
CREATE INDEX `people_user` ON `people` (`user_id`);--> statement-breakpoint
CREATE TABLE `person_keys` (
	`word` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`word`, `person_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `person_keys_person` ON `person_keys` (`person_id`);--> statement-breakpoint
CREATE TABLE `reports_by` (
	`case_key` integer NOT NULL,
	`entry_id` text NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`case_key`, `entry_id`, `user_id`),
	FOREIGN KEY (`case_key`) REFERENCES `folders`(`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reports_by_user` ON `reports_by` (`user_id`);--> statement-breakpoint
CREATE TABLE `reprojections` (
	`case_id` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `schools` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`grades` text NOT NULL,
	`phone` text,
	`salt` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schools_code_unique` ON `schools` (`code`);--> statement-breakpoint
CREATE TABLE `search` (
	`word` text NOT NULL,
	`case_key` integer NOT NULL,
	PRIMARY KEY(`word`, `case_key`),
	FOREIGN KEY (`case_key`) REFERENCES `folders`(`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `search_case` ON `search` (`case_key`,`word`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` text NOT NULL,
	`seen_at` text NOT NULL,
	`ended_at` text,
	`ended_why` text,
	`agent` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `sessions_seen` ON `sessions` (`seen_at`);--> statement-breakpoint
CREATE TABLE `stays` (
	`person_id` text NOT NULL,
	`address_id` text NOT NULL,
	`relation` text NOT NULL,
	PRIMARY KEY(`person_id`, `address_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`address_id`) REFERENCES `addresses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `tokens` (
	`token` text PRIMARY KEY NOT NULL,
	`actor_id` text NOT NULL,
	`input_hash` text NOT NULL,
	`result` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tokens_at` ON `tokens` (`at`);--> statement-breakpoint
CREATE TABLE `triage_groups` (
	`school_id` text NOT NULL,
	`user_id` text NOT NULL,
	`place` integer NOT NULL,
	PRIMARY KEY(`school_id`, `user_id`),
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `triage_groups_user` ON `triage_groups` (`user_id`);--> statement-breakpoint
CREATE TABLE `tries` (
	`n` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tries_key` ON `tries` (`key`,`at`);--> statement-breakpoint
CREATE TABLE `users` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`sign_in` text NOT NULL,
	`name` text NOT NULL,
	`title` text NOT NULL,
	`phone` text,
	`disabled_at` text,
	`agreement_until` text,
	`salt` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_id_unique` ON `users` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_sign_in_unique` ON `users` (`sign_in`);--> statement-breakpoint
CREATE TABLE `work_items` (
	`id` text PRIMARY KEY NOT NULL,
	`case_key` integer NOT NULL,
	`owner` text NOT NULL,
	`what` text NOT NULL,
	`why` text NOT NULL,
	`href` text NOT NULL,
	`due_at` text,
	`due_on` text,
	`amber_at` text,
	`red_at` text,
	`next_wake_at` text,
	`danger` integer NOT NULL,
	`form` text NOT NULL,
	`place` text NOT NULL,
	FOREIGN KEY (`case_key`) REFERENCES `folders`(`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `work_items_owner` ON `work_items` (`owner`,`place`);--> statement-breakpoint
CREATE INDEX `work_items_case` ON `work_items` (`case_key`);--> statement-breakpoint
CREATE INDEX `work_items_wake` ON `work_items` (`next_wake_at`);