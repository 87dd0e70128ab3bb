ALTER TABLE `escalations` ADD `decided_by_id` text;--> statement-breakpoint
ALTER TABLE `escalations` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `escalations` ADD `priority` text;--> statement-breakpoint
ALTER TABLE `escalations` ADD `horizon` text;--> statement-breakpoint
ALTER TABLE `escalations` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `escalations` ADD `is_urgent` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `escalations` ADD `question_id` integer REFERENCES messages(id);--> statement-breakpoint
ALTER TABLE `escalations` ADD `started_at` integer;--> statement-breakpoint
CREATE INDEX `escalations_decision` ON `escalations` (`workspace_id`,`decision`,`id`);