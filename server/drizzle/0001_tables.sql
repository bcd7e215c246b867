CREATE TABLE "departments" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"policy" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "favorites" (
	"owner_id" text NOT NULL,
	"kind" text NOT NULL,
	"recipient_id" text NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "favorites_owner_id_kind_recipient_id_pk" PRIMARY KEY("owner_id","kind","recipient_id")
);
--> statement-breakpoint
CREATE TABLE "group_members" (
	"group_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "group_members_group_id_person_id_pk" PRIMARY KEY("group_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"organisation" text DEFAULT '' NOT NULL,
	"town" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"external" boolean DEFAULT false NOT NULL,
	"accepts_shares" boolean DEFAULT true NOT NULL,
	"name_search" text GENERATED ALWAYS AS (search_words(name) || ' ' || search_compact(name)) STORED NOT NULL,
	"context_search" text GENERATED ALWAYS AS (search_words(organisation || ' ' || town)) STORED NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pacs_nodes" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"organisation" text DEFAULT '' NOT NULL,
	"town" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"external" boolean DEFAULT false NOT NULL,
	"accepts_shares" boolean DEFAULT true NOT NULL,
	"name_search" text GENERATED ALWAYS AS (search_words(name) || ' ' || search_compact(name)) STORED NOT NULL,
	"context_search" text GENERATED ALWAYS AS (search_words(organisation || ' ' || town)) STORED NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"display_name" text NOT NULL,
	"speciality" text DEFAULT '' NOT NULL,
	"organisation" text DEFAULT '' NOT NULL,
	"town" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"email" text,
	"email_public" boolean DEFAULT false NOT NULL,
	"mobile" text,
	"mobile_public" boolean DEFAULT false NOT NULL,
	"role" text DEFAULT 'recipient' NOT NULL,
	"department_id" text,
	"external" boolean DEFAULT false NOT NULL,
	"accepts_shares" boolean DEFAULT true NOT NULL,
	"name_search" text GENERATED ALWAYS AS (search_words(first_name || ' ' || last_name || ' ' || display_name) || ' ' || search_compact(first_name) || ' ' || search_compact(last_name)) STORED NOT NULL,
	"context_search" text GENERATED ALWAYS AS (search_words(speciality || ' ' || organisation || ' ' || town)) STORED NOT NULL
);
--> statement-breakpoint
CREATE TABLE "physician_numbers" (
	"person_id" text NOT NULL,
	"system" text NOT NULL,
	"value" text NOT NULL,
	"normalized" text NOT NULL,
	"lasting_part" text NOT NULL,
	CONSTRAINT "physician_numbers_person_id_system_normalized_pk" PRIMARY KEY("person_id","system","normalized")
);
--> statement-breakpoint
CREATE TABLE "remembered_choices" (
	"person_id" text PRIMARY KEY NOT NULL,
	"two_factor" boolean NOT NULL,
	"send_mail" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"sender_id" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"share_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_sender_id_key_pk" PRIMARY KEY("sender_id","key")
);
--> statement-breakpoint
CREATE TABLE "share_recipients" (
	"rid" text PRIMARY KEY NOT NULL,
	"share_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"recipient_id" text,
	"display_name" text NOT NULL,
	"first_name" text,
	"last_name" text,
	"email" text,
	"mobile" text,
	"organisation" text,
	"language" text NOT NULL,
	"two_factor" boolean NOT NULL,
	"send_mail" boolean NOT NULL,
	"outcome" text NOT NULL,
	"problem" text,
	"kept" jsonb,
	"link_token_hash" text,
	"wrong_codes" integer DEFAULT 0 NOT NULL,
	"locked_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "share_recipients_link_token_hash" UNIQUE("link_token_hash")
);
--> statement-breakpoint
CREATE TABLE "share_studies" (
	"share_id" text NOT NULL,
	"study_instance_uid" text NOT NULL,
	"position" integer NOT NULL,
	"study" jsonb NOT NULL,
	"anonymous_number" integer,
	CONSTRAINT "share_studies_share_id_study_instance_uid_pk" PRIMARY KEY("share_id","study_instance_uid")
);
--> statement-breakpoint
CREATE TABLE "shares" (
	"id" text PRIMARY KEY NOT NULL,
	"sender_id" text NOT NULL,
	"sender_name" text NOT NULL,
	"department_id" text NOT NULL,
	"department_name" text NOT NULL,
	"access" text NOT NULL,
	"report_accessible" boolean NOT NULL,
	"reason" text NOT NULL,
	"language" text NOT NULL,
	"until" date,
	"time_zone" text NOT NULL,
	"label" jsonb,
	"urgent" boolean NOT NULL,
	"anonymize" boolean NOT NULL,
	"further_sharing" boolean NOT NULL,
	"message" text NOT NULL,
	"made_from" text,
	"shared_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "one_time_passwords" (
	"id" text PRIMARY KEY NOT NULL,
	"rid" text NOT NULL,
	"person_id" text,
	"code_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"spent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "openings" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"rid" text NOT NULL,
	"study_instance_uid" text NOT NULL,
	"person_id" text,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_counts" (
	"subject" text NOT NULL,
	"action" text NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "request_counts_subject_action_window_start_pk" PRIMARY KEY("subject","action","window_start")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"action" text NOT NULL,
	"outcome" text DEFAULT 'success' NOT NULL,
	"person_id" text,
	"person_name" text,
	"share_id" text,
	"rid" text,
	"reason" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "caught_mails" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"to" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"sent_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outgoing_mails" (
	"id" text PRIMARY KEY NOT NULL,
	"share_id" text,
	"rid" text,
	"to_address" text NOT NULL,
	"to_name" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"claim" text,
	"claimed_until" timestamp (3) with time zone,
	"last_error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outgoing_texts" (
	"id" text PRIMARY KEY NOT NULL,
	"rid" text,
	"to_number" text NOT NULL,
	"text" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "favorites" ADD CONSTRAINT "favorites_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "physician_numbers" ADD CONSTRAINT "physician_numbers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remembered_choices" ADD CONSTRAINT "remembered_choices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_sender_id_people_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_recipients" ADD CONSTRAINT "share_recipients_share_id_shares_id_fk" FOREIGN KEY ("share_id") REFERENCES "public"."shares"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_studies" ADD CONSTRAINT "share_studies_share_id_shares_id_fk" FOREIGN KEY ("share_id") REFERENCES "public"."shares"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_sender_id_people_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_made_from_shares_id_fk" FOREIGN KEY ("made_from") REFERENCES "public"."shares"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_passwords" ADD CONSTRAINT "one_time_passwords_rid_share_recipients_rid_fk" FOREIGN KEY ("rid") REFERENCES "public"."share_recipients"("rid") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_passwords" ADD CONSTRAINT "one_time_passwords_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_rid_share_recipients_rid_fk" FOREIGN KEY ("rid") REFERENCES "public"."share_recipients"("rid") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outgoing_mails" ADD CONSTRAINT "outgoing_mails_share_id_shares_id_fk" FOREIGN KEY ("share_id") REFERENCES "public"."shares"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outgoing_mails" ADD CONSTRAINT "outgoing_mails_rid_share_recipients_rid_fk" FOREIGN KEY ("rid") REFERENCES "public"."share_recipients"("rid") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outgoing_texts" ADD CONSTRAINT "outgoing_texts_rid_share_recipients_rid_fk" FOREIGN KEY ("rid") REFERENCES "public"."share_recipients"("rid") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "group_members_person" ON "group_members" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "groups_name_search" ON "groups" USING gin ("name_search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "pacs_nodes_name_search" ON "pacs_nodes" USING gin ("name_search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "people_name_search" ON "people" USING gin ("name_search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "people_email" ON "people" USING btree (lower("email") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "people_mobile" ON "people" USING btree ("mobile" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "people_department" ON "people" USING btree ("department_id");--> statement-breakpoint
CREATE INDEX "physician_numbers_normalized" ON "physician_numbers" USING btree ("normalized" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "physician_numbers_lasting_part" ON "physician_numbers" USING btree ("lasting_part");--> statement-breakpoint
CREATE INDEX "sessions_expires_at" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "share_recipients_share" ON "share_recipients" USING btree ("share_id","position");--> statement-breakpoint
CREATE INDEX "share_recipients_recipient" ON "share_recipients" USING btree ("kind","recipient_id");--> statement-breakpoint
CREATE INDEX "share_studies_uid" ON "share_studies" USING btree ("study_instance_uid");--> statement-breakpoint
CREATE INDEX "shares_sender" ON "shares" USING btree ("sender_id","shared_at");--> statement-breakpoint
CREATE INDEX "shares_department" ON "shares" USING btree ("department_id","shared_at");--> statement-breakpoint
CREATE INDEX "shares_made_from" ON "shares" USING btree ("made_from");--> statement-breakpoint
CREATE INDEX "one_time_passwords_rid" ON "one_time_passwords" USING btree ("rid","created_at");--> statement-breakpoint
CREATE INDEX "openings_rid" ON "openings" USING btree ("rid","study_instance_uid");--> statement-breakpoint
CREATE INDEX "request_counts_window_start" ON "request_counts" USING btree ("window_start");--> statement-breakpoint
CREATE INDEX "audit_entries_share" ON "audit_entries" USING btree ("share_id","id");--> statement-breakpoint
CREATE INDEX "audit_entries_person" ON "audit_entries" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "outgoing_mails_due" ON "outgoing_mails" USING btree ("next_attempt_at") WHERE "outgoing_mails"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "outgoing_mails_share" ON "outgoing_mails" USING btree ("share_id","rid");--> statement-breakpoint
CREATE INDEX "outgoing_texts_created_at" ON "outgoing_texts" USING btree ("created_at");