ALTER TABLE `people` ADD `mail_domain` text;--> statement-breakpoint
ALTER TABLE `people` ADD `organisation_key` text;