CREATE TABLE "report_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"study_instance_uid" text NOT NULL,
	"rid" text NOT NULL,
	"person_id" text,
	"author_name" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "shares" DROP CONSTRAINT "shares_made_from_shares_id_fk";
--> statement-breakpoint
DROP INDEX "shares_made_from";--> statement-breakpoint
ALTER TABLE "departments" ADD COLUMN "own_studies_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "share_studies" ADD COLUMN "made_from" text;--> statement-breakpoint
ALTER TABLE "report_notes" ADD CONSTRAINT "report_notes_rid_share_recipients_rid_fk" FOREIGN KEY ("rid") REFERENCES "public"."share_recipients"("rid") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_notes" ADD CONSTRAINT "report_notes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_notes_study" ON "report_notes" USING btree ("study_instance_uid","at");--> statement-breakpoint
ALTER TABLE "share_studies" ADD CONSTRAINT "share_studies_made_from_share_recipients_rid_fk" FOREIGN KEY ("made_from") REFERENCES "public"."share_recipients"("rid") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "share_studies_made_from" ON "share_studies" USING btree ("made_from");--> statement-breakpoint
ALTER TABLE "shares" DROP COLUMN "made_from";