CREATE TABLE `findings` (
	`id` text PRIMARY KEY NOT NULL,
	`sample_id` text NOT NULL,
	`case_id` text NOT NULL,
	`verdict` text NOT NULL,
	`found_by` text NOT NULL,
	`found_at` text NOT NULL,
	`salt` text NOT NULL,
	FOREIGN KEY (`sample_id`) REFERENCES `samples`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `folders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`found_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `findings_sample` ON `findings` (`sample_id`,`found_at`);--> statement-breakpoint
CREATE TABLE `samples` (
	`id` text PRIMARY KEY NOT NULL,
	`drawn_by` text NOT NULL,
	`drawn_at` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`school_id` text,
	`stage` text,
	`asked` integer NOT NULL,
	`seed` text NOT NULL,
	`pool` text NOT NULL,
	`drawn` text NOT NULL,
	`salt` text NOT NULL,
	FOREIGN KEY (`drawn_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `samples_drawn` ON `samples` (`drawn_at`);--> statement-breakpoint
CREATE TABLE `week_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`week` text NOT NULL,
	`signed_by` text NOT NULL,
	`signed_at` text NOT NULL,
	`listed` integer NOT NULL,
	`found` integer NOT NULL,
	`salt` text NOT NULL,
	FOREIGN KEY (`signed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `week_reviews_week_unique` ON `week_reviews` (`week`);