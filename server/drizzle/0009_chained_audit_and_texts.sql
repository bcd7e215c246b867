CREATE TABLE "audit_chain" (
	"position" bigint PRIMARY KEY NOT NULL,
	"entry_id" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_chain_entry_id_unique" UNIQUE("entry_id")
);
--> statement-breakpoint
ALTER TABLE "outgoing_texts" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "outgoing_texts" ADD COLUMN "next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "outgoing_texts" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outgoing_texts" ADD COLUMN "claim" text;--> statement-breakpoint
ALTER TABLE "outgoing_texts" ADD COLUMN "claimed_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outgoing_texts" ADD COLUMN "last_error" text;--> statement-breakpoint
CREATE INDEX "outgoing_texts_rid" ON "outgoing_texts" USING btree ("rid","created_at");--> statement-breakpoint
CREATE INDEX "outgoing_texts_due" ON "outgoing_texts" USING btree ("next_attempt_at") WHERE "outgoing_texts"."state" in ('queued', 'sending');--> statement-breakpoint
-- Until now they were only kept: whoever reads them has done so long since.
UPDATE outgoing_texts SET state = 'sent', sent_at = created_at WHERE state = 'queued';
--> statement-breakpoint
-- How long a value is stands before it, so that no two entries read alike.
CREATE FUNCTION public.audit_field(value text) RETURNS text
  LANGUAGE sql IMMUTABLE
  RETURN coalesce(octet_length(value) || ':' || value, '-');
--> statement-breakpoint
-- The verification computes the same outside of the database, see server/src/audit/entry-hash.ts.
CREATE FUNCTION public.audit_hash(previous text, entry public.audit_entries) RETURNS text
  LANGUAGE sql STABLE
  RETURN encode(sha256(convert_to(concat_ws(E'\n',
    previous,
    public.audit_field(entry.id::text),
    public.audit_field(to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    public.audit_field(entry.action),
    public.audit_field(entry.outcome),
    public.audit_field(entry.person_id),
    public.audit_field(entry.person_name),
    public.audit_field(entry.share_id),
    public.audit_field(entry.rid),
    public.audit_field(entry.reason),
    public.audit_field(entry.detail::text)
  ), 'UTF8')), 'hex');
--> statement-breakpoint
-- Runs as its owner: who adds entries need not be able to write the chain. The lock is taken last in a transaction and
-- ends with it: nobody waits for anything while holding it, however many processes there are.
CREATE FUNCTION public.chain_audit_entry() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  last public.audit_chain;
BEGIN
  PERFORM pg_advisory_xact_lock(7227711744);
  SELECT * INTO last FROM public.audit_chain ORDER BY position DESC LIMIT 1;
  INSERT INTO public.audit_chain (position, entry_id, hash) VALUES (
    coalesce(last.position, 0) + 1, NEW.id, public.audit_hash(coalesce(last.hash, repeat('0', 64)), NEW)
  );
  RETURN NULL;
END
$$;
--> statement-breakpoint
DO $$
DECLARE
  entry public.audit_entries;
  place bigint := 0;
  previous text := repeat('0', 64);
BEGIN
  FOR entry IN SELECT * FROM public.audit_entries ORDER BY id LOOP
    place := place + 1;
    previous := public.audit_hash(previous, entry);
    INSERT INTO public.audit_chain (position, entry_id, hash) VALUES (place, entry.id, previous);
  END LOOP;
END
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER audit_entries_chained
  AFTER INSERT ON audit_entries DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION public.chain_audit_entry();
--> statement-breakpoint
CREATE TRIGGER audit_chain_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_chain
  FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_audit_change();
