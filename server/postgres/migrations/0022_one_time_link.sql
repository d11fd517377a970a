-- Links that let somebody in once: the first administrator, whoever claims an example account, whoever lost a passkey.
CREATE TABLE breakwater.one_time_link (
  link_id uuid PRIMARY KEY,
  secret_hash bytea NOT NULL UNIQUE CHECK (octet_length(secret_hash) = 32),
  person_id uuid NOT NULL REFERENCES breakwater.person,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX one_time_link_of_person ON breakwater.one_time_link (person_id);
COMMENT ON TABLE breakwater.one_time_link IS 'A link that signs a person in once, within minutes.';
COMMENT ON COLUMN breakwater.one_time_link.link_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.one_time_link.secret_hash IS 'SHA-256 of the secret in the link; the secret itself is nowhere.';
COMMENT ON COLUMN breakwater.one_time_link.person_id IS 'Whom it lets in.';
COMMENT ON COLUMN breakwater.one_time_link.created_at IS 'When it was made.';
COMMENT ON COLUMN breakwater.one_time_link.expires_at IS 'Fifteen minutes later.';
COMMENT ON COLUMN breakwater.one_time_link.used_at IS 'When it was used; it lets in nobody again.';

ALTER TABLE breakwater.one_time_link ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY sign_in ON breakwater.one_time_link TO breakwater_app
  USING ((SELECT breakwater.service()) = 'sign-in')
  WITH CHECK ((SELECT breakwater.service()) = 'sign-in');
GRANT SELECT, INSERT ON breakwater.one_time_link TO breakwater_app;
GRANT UPDATE (used_at) ON breakwater.one_time_link TO breakwater_app;
