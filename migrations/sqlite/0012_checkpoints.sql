CREATE TABLE `audit_anchor` (
	`size` integer NOT NULL,
	`sink` text NOT NULL,
	`receipt` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`size`, `sink`),
	FOREIGN KEY (`size`) REFERENCES `audit_checkpoint`(`size`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `audit_checkpoint` (
	`size` integer PRIMARY KEY NOT NULL,
	`note` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_node` (
	`level` integer NOT NULL,
	`place` integer NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`level`, `place`)
);
