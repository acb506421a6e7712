CREATE TABLE `holds` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`code` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` text NOT NULL,
	`lifted_by` text,
	`lifted_at` text,
	`salt` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `folders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `holds_case` ON `holds` (`case_id`);--> statement-breakpoint
CREATE TABLE `record_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`basis` text NOT NULL,
	`reference` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` text NOT NULL,
	`not_before` text NOT NULL,
	`decided_by` text,
	`decided_at` text,
	`outcome` text,
	`series` text,
	`counts` text,
	`salt` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `folders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `record_requests_case` ON `record_requests` (`case_id`);--> statement-breakpoint
CREATE INDEX `audit_leaf_expunge` ON `audit_leaf` (`object_id`,`seq`) WHERE act = 'governance.expunge';