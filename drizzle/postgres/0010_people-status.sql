ALTER TABLE "people" ADD COLUMN "status_emoji" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "status_until" timestamp (3) with time zone;