-- People and courses are sorted by the rules of language, and found whatever the accents, case and Unicode form.

ALTER TABLE "User" ALTER COLUMN name TYPE text COLLATE "und-x-icu";
ALTER TABLE "Trainer" ALTER COLUMN name TYPE text COLLATE "und-x-icu";
ALTER TABLE "Course" ALTER COLUMN title TYPE text COLLATE "und-x-icu",
  ALTER COLUMN topic TYPE text COLLATE "und-x-icu";

-- The same as foldText (server/text/fold-text.ts): tests/integration/search.test.ts compares the two.
CREATE FUNCTION fold_text(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN replace(replace(replace(replace(translate(
  lower(regexp_replace(
    normalize(translate(value, '''‘’`´ʹʻʼʽˈ′', ''), NFKD) COLLATE "und-x-icu",
    '[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0640\u064B-\u065F\u0670\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\u00AD\u200B-\u200F\u2060\uFE00-\uFE0F\uFE20-\uFE2F\uFEFF]',
    '', 'g')),
  '-‐‑‒–—―−ðøđħıłŋŧς', '        dodhilntσ'),
  'æ', 'ae'), 'þ', 'th'), 'ß', 'ss'), 'œ', 'oe');

ALTER TABLE "User" ADD COLUMN "searchKey" text NOT NULL GENERATED ALWAYS AS (fold_text(name || ' ' || email)) STORED;
ALTER TABLE "Trainer" ADD COLUMN "searchKey" text NOT NULL
  GENERATED ALWAYS AS (fold_text(name || ' ' || email || ' ' || headline)) STORED;
ALTER TABLE "Course" ADD COLUMN "searchKey" text NOT NULL
  GENERATED ALWAYS AS (fold_text(title || ' ' || slug || ' ' || skill || ' ' || topic)) STORED;

DROP INDEX user_name_trigrams;
CREATE INDEX user_search_trigrams ON "User" USING gin ("searchKey" gin_trgm_ops);
