ALTER TABLE "escalations" ADD COLUMN "decided_by_id" text;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "decided_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "priority" text;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "horizon" text;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "is_urgent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "question_id" bigint;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "started_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_question_id_messages_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "escalations_decision" ON "escalations" USING btree ("workspace_id","decision","id");