CREATE TABLE `audit_listed` (
	`seq` integer PRIMARY KEY NOT NULL,
	`said` integer NOT NULL,
	FOREIGN KEY (`seq`) REFERENCES `audit_leaf`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`said`) REFERENCES `audit_leaf`(`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `retention_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`class` text NOT NULL,
	`years` integer NOT NULL,
	`age` integer,
	`basis_kind` text NOT NULL,
	`basis_text` text NOT NULL,
	`reason` text NOT NULL,
	`before` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` text NOT NULL,
	`decided_by` text,
	`decided_at` text,
	`outcome` text,
	`note` text,
	`salt` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `record_requests` ADD `with_person` integer;