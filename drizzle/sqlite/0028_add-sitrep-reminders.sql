ALTER TABLE `incidents` ADD `sitrep_reminders` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `incidents` ADD `stakeholders` text;