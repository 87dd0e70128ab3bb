CREATE TABLE `repo_labels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`repo` text NOT NULL,
	`labels` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `repo_labels_repo` ON `repo_labels` (`workspace_id`,`repo`);