CREATE TABLE `keys` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`scope` text NOT NULL,
	`wrapped` text,
	`wrapped_by` text NOT NULL,
	`status` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `keys_use` ON `keys` (`purpose`,`scope`,`status`);--> statement-breakpoint
CREATE INDEX `keys_wrapped_by` ON `keys` (`wrapped_by`);--> statement-breakpoint
ALTER TABLE `file_chunks` ADD `key_id` text;