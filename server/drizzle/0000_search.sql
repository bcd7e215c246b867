-- What search by parts of a name needs. Both extensions are "trusted": the database's owner may create them.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
--> statement-breakpoint
-- Without case and accents. unaccent() is only STABLE, since its dictionary could be replaced; ours is not, and columns
-- generated from it and their indexes need IMMUTABLE. Compatibility forms first: ligatures and full-width letters.
CREATE FUNCTION public.search_fold(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFKC)));
--> statement-breakpoint
-- The folded words, each after one space: ' d hondt jean pierre', so that LIKE '% pier%' finds the beginning of a word.
CREATE FUNCTION public.search_words(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ' ' || btrim(regexp_replace(public.search_fold(value), '[\s''"’.,;:/()&_+-]+', ' ', 'g'));
--> statement-breakpoint
-- The folded letters with nothing between them: 'dhondt', 'jeanpierre', 'vanderauwera', as many type them.
CREATE FUNCTION public.search_compact(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN replace(public.search_words(value), ' ', '');
