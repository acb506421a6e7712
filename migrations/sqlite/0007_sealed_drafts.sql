ALTER TABLE `challenges` ADD `key_id` text;--> statement-breakpoint
ALTER TABLE `drafts` ADD `key_id` text;--> statement-breakpoint
-- Secrets of apps that were being set up, in clear until now: whoever is at it begins again.
UPDATE `challenges` SET `secret` = NULL WHERE `secret` IS NOT NULL;
