CREATE TABLE `escalations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`ticket_id` integer NOT NULL,
	`key` text NOT NULL,
	`repo` text NOT NULL,
	`draft` text NOT NULL,
	`issue_row_id` integer,
	`decision` text DEFAULT 'refining' NOT NULL,
	`escalated_by_id` text NOT NULL,
	`engineer_id` text,
	`agreed_at` integer,
	`escalated_at` integer NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issue_row_id`) REFERENCES `issues`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `escalations_key` ON `escalations` (`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `escalations_ticket` ON `escalations` (`ticket_id`);--> statement-breakpoint
CREATE INDEX `escalations_issue` ON `escalations` (`issue_row_id`) WHERE "escalations"."issue_row_id" is not null;--> statement-breakpoint
CREATE TABLE `issues` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`repo` text NOT NULL,
	`number` integer NOT NULL,
	`issue_id` integer NOT NULL,
	`title` text NOT NULL,
	`url` text NOT NULL,
	`state` text NOT NULL,
	`state_reason` text,
	`labels` text NOT NULL,
	`assignee` text,
	`milestone` text,
	`author` text NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `issues_issue` ON `issues` (`workspace_id`,`repo`,`number`);