CREATE TABLE `identities` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`issuer` text NOT NULL,
	`subject` text,
	`email` text,
	`linked_at` text NOT NULL,
	`linked_by` text NOT NULL,
	`ended_at` text,
	`salt` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `identities_user` ON `identities` (`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `identities_known` ON `identities` (`issuer`,`subject`) WHERE ended_at is null;--> statement-breakpoint
CREATE TABLE `oidc_attempts` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`state_hash` text NOT NULL,
	`nonce` text NOT NULL,
	`verifier` text NOT NULL,
	`next_path` text NOT NULL,
	`user_id` text,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `oidc_attempts_expires` ON `oidc_attempts` (`expires_at`);