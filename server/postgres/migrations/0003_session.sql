-- Who acts: every transaction is bound to one of these rows (breakwater.enter), and row security asks nothing else.
CREATE TABLE breakwater.session (
  session_id uuid PRIMARY KEY,
  secret_hash bytea NOT NULL UNIQUE CHECK (octet_length(secret_hash) = 32),
  kind text NOT NULL CHECK (kind IN ('person', 'token', 'service')),
  person_id uuid,
  service text CHECK (service ~ '^[a-z][a-z-]{0,39}$'),
  token_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  idle_until timestamptz,
  expires_at timestamptz NOT NULL,
  stepped_up_until timestamptz,
  revoked_at timestamptz,
  CHECK ((person_id IS NOT NULL) = (kind IN ('person', 'token'))),
  CHECK ((token_id IS NOT NULL) = (kind = 'token')),
  CHECK ((service IS NOT NULL) = (kind = 'service'))
);
CREATE INDEX session_of_person ON breakwater.session (person_id) WHERE person_id IS NOT NULL;

COMMENT ON TABLE breakwater.session IS 'Who may act: a person''s sign-in, a person''s API token, a kind of job. Live while neither revoked, idle for too long, nor expired.';
COMMENT ON COLUMN breakwater.session.session_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.session.secret_hash IS 'SHA-256 of the secret''s UTF-8 bytes; the secret itself is nowhere in the database.';
COMMENT ON COLUMN breakwater.session.kind IS 'person: signed in; token: by an API token; service: a kind of job of the server itself.';
COMMENT ON COLUMN breakwater.session.person_id IS 'Whose, for person and token.';
COMMENT ON COLUMN breakwater.session.service IS 'Which kind of job, for service: policies name it.';
COMMENT ON COLUMN breakwater.session.token_id IS 'Which API token, for token.';
COMMENT ON COLUMN breakwater.session.created_at IS 'When it began.';
COMMENT ON COLUMN breakwater.session.seen_at IS 'When it was last used, to the minute.';
COMMENT ON COLUMN breakwater.session.idle_until IS 'Ends then unless it is used before; none: no such limit.';
COMMENT ON COLUMN breakwater.session.expires_at IS 'Ends then in any case.';
COMMENT ON COLUMN breakwater.session.stepped_up_until IS 'Until then a fresh proof of who it is counts, for what asks for one.';
COMMENT ON COLUMN breakwater.session.revoked_at IS 'Ended by someone then.';

ALTER TABLE breakwater.session ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- Policies for the runtime role name it (TO breakwater_app): one for everybody would be asked of the definer functions
-- too, which read this very table to answer it.
CREATE POLICY definer ON breakwater.session TO breakwater_owner USING (true);
