CREATE TABLE `user_group_members` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`group_id` text NOT NULL,
	`person_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_group_members_person` ON `user_group_members` (`workspace_id`,`group_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `user_group_members_of` ON `user_group_members` (`workspace_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `user_groups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`group_id` text NOT NULL,
	`handle` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_groups_group` ON `user_groups` (`workspace_id`,`group_id`);