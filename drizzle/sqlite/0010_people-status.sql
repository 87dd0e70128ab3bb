ALTER TABLE `people` ADD `status_emoji` text;--> statement-breakpoint
ALTER TABLE `people` ADD `status_until` integer;