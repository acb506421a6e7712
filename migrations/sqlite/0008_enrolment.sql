CREATE TABLE `enrolments` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`school_id` text NOT NULL,
	`event` text NOT NULL,
	`on_day` text NOT NULL,
	`other` text,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL,
	`salt` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `enrolments_school` ON `enrolments` (`school_id`,`recorded_at`);--> statement-breakpoint
ALTER TABLE `case_index` ADD `staff` integer;