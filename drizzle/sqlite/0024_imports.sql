CREATE TABLE `import_messages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`import_id` integer NOT NULL,
	`ts` text NOT NULL,
	`author_id` text NOT NULL,
	`text` text NOT NULL,
	`replies` integer NOT NULL,
	`is_chosen` integer DEFAULT false NOT NULL,
	`state` text DEFAULT 'found' NOT NULL,
	`ticket_id` integer,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_messages_message` ON `import_messages` (`import_id`,`ts`);--> statement-breakpoint
CREATE INDEX `import_messages_state` ON `import_messages` (`import_id`,`state`,`ts`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`key` text NOT NULL,
	`person_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`is_private_channel` integer DEFAULT false NOT NULL,
	`from_ts` text NOT NULL,
	`until_ts` text NOT NULL,
	`read_back_to` text,
	`read_count` integer DEFAULT 0 NOT NULL,
	`is_cut_short` integer DEFAULT false NOT NULL,
	`left_out` text NOT NULL,
	`state` text DEFAULT 'reading' NOT NULL,
	`problem` text,
	`has_cards` integer DEFAULT false NOT NULL,
	`asked_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `imports_key` ON `imports` (`workspace_id`,`key`);--> statement-breakpoint
CREATE INDEX `imports_asked` ON `imports` (`asked_at`);