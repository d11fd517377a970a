-- What must be remembered between asking a browser something and its answer: read once, by its id, and gone with that.
CREATE TABLE breakwater.ceremony (
  ceremony_id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('make-passkey', 'use-passkey', 'step-up', 'provider')),
  session_id uuid,
  kept jsonb NOT NULL,
  expires_at timestamptz NOT NULL,
  CHECK ((session_id IS NULL) OR (kind <> 'use-passkey'))
);
CREATE INDEX ceremony_ends ON breakwater.ceremony (expires_at);
COMMENT ON TABLE breakwater.ceremony IS 'A sign-in, or a proof of who it is, that has begun and waits for the browser''s answer.';
COMMENT ON COLUMN breakwater.ceremony.ceremony_id IS 'UUIDv7; its browser alone knows it.';
COMMENT ON COLUMN breakwater.ceremony.kind IS 'What was begun.';
COMMENT ON COLUMN breakwater.ceremony.session_id IS 'The session that began it; none where somebody signs in.';
COMMENT ON COLUMN breakwater.ceremony.kept IS 'The challenge, or what goes back to the identity provider.';
COMMENT ON COLUMN breakwater.ceremony.expires_at IS 'An answer after this comes too late.';

ALTER TABLE breakwater.ceremony ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY sign_in ON breakwater.ceremony TO breakwater_app
  USING ((SELECT breakwater.service()) = 'sign-in')
  WITH CHECK ((SELECT breakwater.service()) = 'sign-in');
GRANT SELECT, INSERT, DELETE ON breakwater.ceremony TO breakwater_app;
