ALTER TABLE `tickets` ADD `is_imported` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `group_key` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `merged_into_id` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `snoozed_until` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `next_due_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `told_at` integer;