CREATE TABLE `delegations` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`deputy_id` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`reason` text NOT NULL,
	`given_by` text NOT NULL,
	`ended_at` text,
	`salt` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deputy_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `delegations_deputy` ON `delegations` (`deputy_id`,`until_day`);--> statement-breakpoint
CREATE INDEX `delegations_user` ON `delegations` (`user_id`);--> statement-breakpoint
CREATE TABLE `openings` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`reason` text NOT NULL,
	`started_at` text NOT NULL,
	`until` text NOT NULL,
	`review_due_at` text,
	`reviewed_at` text,
	`reviewed_by` text,
	`verdict` text,
	`note` text,
	`salt` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `folders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `openings_user` ON `openings` (`user_id`,`until`);--> statement-breakpoint
CREATE INDEX `openings_case` ON `openings` (`case_id`);--> statement-breakpoint
CREATE INDEX `openings_review` ON `openings` (`review_due_at`);--> statement-breakpoint
CREATE TABLE `recertifications` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text,
	`signed_by` text NOT NULL,
	`signed_at` text NOT NULL,
	`listed` integer NOT NULL,
	`ended` integer NOT NULL,
	`salt` text NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recertifications_school` ON `recertifications` (`school_id`,`signed_at`);--> statement-breakpoint
ALTER TABLE `people` ADD `email` text;--> statement-breakpoint
ALTER TABLE `users` ADD `email` text;