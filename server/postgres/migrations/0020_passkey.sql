-- Passkeys: how a person proves who they are. Looked up by the credential that a browser answers with, and by their owner.
CREATE TABLE breakwater.passkey (
  credential_id text PRIMARY KEY CHECK (length(credential_id) BETWEEN 1 AND 1400),
  person_id uuid NOT NULL REFERENCES breakwater.person,
  public_key bytea NOT NULL,
  counter bigint NOT NULL CHECK (counter >= 0),
  transports text[] NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  created_at timestamptz NOT NULL DEFAULT now(),
  used_at timestamptz
);
CREATE INDEX passkey_of_person ON breakwater.passkey (person_id);
COMMENT ON TABLE breakwater.passkey IS 'A passkey (WebAuthn credential) of a person.';
COMMENT ON COLUMN breakwater.passkey.credential_id IS 'The credential''s own id, base64url.';
COMMENT ON COLUMN breakwater.passkey.person_id IS 'Whose it is.';
COMMENT ON COLUMN breakwater.passkey.public_key IS 'COSE public key.';
COMMENT ON COLUMN breakwater.passkey.counter IS 'Signature counter as last seen: one that does not grow betrays a copy.';
COMMENT ON COLUMN breakwater.passkey.transports IS 'How the authenticator may be reached, as the browser told.';
COMMENT ON COLUMN breakwater.passkey.name IS 'What its owner calls it.';
COMMENT ON COLUMN breakwater.passkey.created_at IS 'When it was made.';
COMMENT ON COLUMN breakwater.passkey.used_at IS 'When it was last used.';

ALTER TABLE breakwater.passkey ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- A person sees and names their own; sign-in, which has seen them proved, adds and removes.
CREATE POLICY own_seen ON breakwater.passkey FOR SELECT TO breakwater_app
  USING (person_id = (SELECT breakwater.person_id()));
CREATE POLICY own_named ON breakwater.passkey FOR UPDATE TO breakwater_app
  USING (person_id = (SELECT breakwater.person_id()));
CREATE POLICY sign_in_removes ON breakwater.passkey FOR DELETE TO breakwater_app
  USING ((SELECT breakwater.service()) = 'sign-in');
CREATE POLICY sign_in_adds ON breakwater.passkey FOR INSERT TO breakwater_app
  WITH CHECK ((SELECT breakwater.service()) = 'sign-in');
CREATE POLICY sign_in_finds ON breakwater.passkey FOR SELECT TO breakwater_app
  USING ((SELECT breakwater.service()) = 'sign-in');
CREATE POLICY sign_in_counts ON breakwater.passkey FOR UPDATE TO breakwater_app
  USING ((SELECT breakwater.service()) = 'sign-in');
GRANT SELECT, INSERT, DELETE ON breakwater.passkey TO breakwater_app;
GRANT UPDATE (counter, used_at, name) ON breakwater.passkey TO breakwater_app;
