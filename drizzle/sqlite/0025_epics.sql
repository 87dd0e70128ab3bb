CREATE TABLE `epics` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`repo` text NOT NULL,
	`title` text NOT NULL,
	`key` text NOT NULL,
	`issue_row_id` integer,
	FOREIGN KEY (`issue_row_id`) REFERENCES `issues`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `epics_title` ON `epics` (`workspace_id`,`repo`,`title`);--> statement-breakpoint
CREATE INDEX `issues_by_id` ON `issues` (`workspace_id`,`issue_id`);--> statement-breakpoint
CREATE INDEX `issues_in_repo` ON `issues` (`workspace_id`,`repo`,`state`);