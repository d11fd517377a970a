-- The feed of known vulnerabilities, kept in the database so that every server has the same: its bytes in pieces, as the one
-- compiler wrote them. The one before the current is kept too, to tell what changed.
CREATE TABLE breakwater.feed (
  feed_id text PRIMARY KEY CHECK (feed_id ~ '^[0-9a-f]{64}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  built_on date NOT NULL,
  as_of date,
  kev_as_of date,
  vulnerabilities bigint NOT NULL,
  statements bigint NOT NULL,
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  byte_count bigint NOT NULL CHECK (byte_count > 0),
  state text NOT NULL CHECK (state IN ('current', 'before')),
  loaded_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX feed_in_use ON breakwater.feed (state);
COMMENT ON TABLE breakwater.feed IS 'A feed: what is known of vulnerabilities, in one immutable file.';
COMMENT ON COLUMN breakwater.feed.feed_id IS 'SHA-256 over its content, in hexadecimal: its identity.';
COMMENT ON COLUMN breakwater.feed.name IS 'As plans name it.';
COMMENT ON COLUMN breakwater.feed.built_on IS 'The day on which it was compiled.';
COMMENT ON COLUMN breakwater.feed.as_of IS 'The newest date that any of its sources bears.';
COMMENT ON COLUMN breakwater.feed.kev_as_of IS 'The day as of which the catalogue of exploited vulnerabilities is complete; none: none was read.';
COMMENT ON COLUMN breakwater.feed.vulnerabilities IS 'How many it knows.';
COMMENT ON COLUMN breakwater.feed.statements IS 'How many statements it holds.';
COMMENT ON COLUMN breakwater.feed.digest IS 'SHA-256 of the file, in hexadecimal.';
COMMENT ON COLUMN breakwater.feed.byte_count IS 'Bytes of the file.';
COMMENT ON COLUMN breakwater.feed.state IS 'current: plans are made with it; before: the one that it took the place of.';
COMMENT ON COLUMN breakwater.feed.loaded_at IS 'When it was taken in.';

CREATE TABLE breakwater.feed_piece (
  feed_id text NOT NULL REFERENCES breakwater.feed ON DELETE CASCADE,
  number int NOT NULL CHECK (number >= 0),
  bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 4194304),
  PRIMARY KEY (feed_id, number)
);
-- Most of it is compressed already.
ALTER TABLE breakwater.feed_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
COMMENT ON TABLE breakwater.feed_piece IS 'The bytes of a feed, in order.';
COMMENT ON COLUMN breakwater.feed_piece.feed_id IS 'Which feed.';
COMMENT ON COLUMN breakwater.feed_piece.number IS 'Its place, from 0.';
COMMENT ON COLUMN breakwater.feed_piece.bytes IS 'At most 4 MiB.';

CREATE FUNCTION breakwater.may_load_feeds() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT breakwater.service() IS NOT DISTINCT FROM 'feed-keeper' OR EXISTS (
    SELECT FROM organization
    WHERE kind = 'clearinghouse' AND org_id = ANY (breakwater.orgs_as_member('organization.manage'))
  )
$$;
COMMENT ON FUNCTION breakwater.may_load_feeds IS 'Whether whoever acts may take in a feed: an administrator of the clearinghouse, and the server itself at its first start.';
GRANT EXECUTE ON FUNCTION breakwater.may_load_feeds TO breakwater_app;

ALTER TABLE breakwater.feed ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.feed_piece ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON breakwater.feed TO breakwater_app;
GRANT SELECT, INSERT, DELETE ON breakwater.feed_piece TO breakwater_app;
CREATE POLICY seen ON breakwater.feed FOR SELECT TO breakwater_app USING ((SELECT breakwater.session_id()) IS NOT NULL);
CREATE POLICY seen ON breakwater.feed_piece FOR SELECT TO breakwater_app USING ((SELECT breakwater.session_id()) IS NOT NULL);
CREATE POLICY loaded ON breakwater.feed TO breakwater_app
  USING ((SELECT breakwater.may_load_feeds())) WITH CHECK ((SELECT breakwater.may_load_feeds()));
CREATE POLICY loaded ON breakwater.feed_piece TO breakwater_app
  USING ((SELECT breakwater.may_load_feeds())) WITH CHECK ((SELECT breakwater.may_load_feeds()));
-- Pieces go with their feed by its reference, which the owner of the tables follows.
CREATE POLICY definer ON breakwater.feed TO breakwater_owner USING (true);
CREATE POLICY definer ON breakwater.feed_piece TO breakwater_owner USING (true);
