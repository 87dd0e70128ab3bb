ALTER TABLE `escalations` ADD `asked_at` integer;--> statement-breakpoint
ALTER TABLE `escalations` ADD `news_at` integer;--> statement-breakpoint
ALTER TABLE `escalations` ADD `chases` integer DEFAULT 0 NOT NULL;