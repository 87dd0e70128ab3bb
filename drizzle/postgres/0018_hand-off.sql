ALTER TABLE "escalations" ADD COLUMN "asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "news_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "chases" bigint DEFAULT 0 NOT NULL;