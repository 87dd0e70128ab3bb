ALTER TABLE `tickets` ADD `component_id` integer;--> statement-breakpoint
CREATE INDEX `tickets_component` ON `tickets` (`component_id`,`is_open`,`number`) WHERE "tickets"."component_id" is not null;