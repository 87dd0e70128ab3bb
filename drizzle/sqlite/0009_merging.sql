CREATE TABLE `message_copies` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`message_id` integer NOT NULL,
	`ticket_id` integer NOT NULL,
	`channel_id` text NOT NULL,
	`ts` text NOT NULL,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `message_copies_copy` ON `message_copies` (`message_id`,`ticket_id`);--> statement-breakpoint
CREATE TABLE `ticket_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`from_id` integer NOT NULL,
	`to_id` integer NOT NULL,
	`kind` text NOT NULL,
	FOREIGN KEY (`from_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_links_pair` ON `ticket_links` (`from_id`,`to_id`);--> statement-breakpoint
CREATE INDEX `ticket_links_to` ON `ticket_links` (`to_id`);--> statement-breakpoint
CREATE TABLE `undo_offers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`ticket_id` integer NOT NULL,
	`person_id` text NOT NULL,
	`act` text NOT NULL,
	`other_id` integer,
	`before` text NOT NULL,
	`last_event_id` integer NOT NULL,
	`is_used` integer DEFAULT false NOT NULL,
	`offered_at` integer NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `undo_offers_ticket` ON `undo_offers` (`ticket_id`,`person_id`,`id`);--> statement-breakpoint
CREATE INDEX `tickets_merged` ON `tickets` (`merged_into_id`) WHERE "tickets"."merged_into_id" is not null;