-- Identity providers of organizations, and whom each vouches for.
CREATE TABLE breakwater.identity_provider (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  provider_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  issuer text NOT NULL CHECK (length(issuer) BETWEEN 1 AND 2000),
  client_id text NOT NULL CHECK (length(client_id) BETWEEN 1 AND 500),
  client_secret bytea NOT NULL,
  data_key_id uuid NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, provider_id)
);
CREATE UNIQUE INDEX identity_provider_found ON breakwater.identity_provider (provider_id);
COMMENT ON TABLE breakwater.identity_provider IS 'Where the members of an organization may prove who they are: OpenID Connect.';
COMMENT ON COLUMN breakwater.identity_provider.org_id IS 'Whose it is.';
COMMENT ON COLUMN breakwater.identity_provider.provider_id IS 'UUIDv7; part of the address at which its members sign in.';
COMMENT ON COLUMN breakwater.identity_provider.name IS 'What people call it.';
COMMENT ON COLUMN breakwater.identity_provider.issuer IS 'Its issuer, an https address.';
COMMENT ON COLUMN breakwater.identity_provider.client_id IS 'As which client this server is known there.';
COMMENT ON COLUMN breakwater.identity_provider.client_secret IS 'Sealed.';
COMMENT ON COLUMN breakwater.identity_provider.data_key_id IS 'What it is sealed under.';
COMMENT ON COLUMN breakwater.identity_provider.changed_at IS 'When it was last written down.';

CREATE TABLE breakwater.vouched_identity (
  issuer text NOT NULL CHECK (length(issuer) BETWEEN 1 AND 2000),
  subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
  person_id uuid NOT NULL REFERENCES breakwater.person,
  since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX vouched_identity_of_person ON breakwater.vouched_identity (person_id);
COMMENT ON TABLE breakwater.vouched_identity IS 'A subject of an issuer is this person: said by the person, signed in.';
COMMENT ON COLUMN breakwater.vouched_identity.issuer IS 'Whose word counts; a subject of another issuer is somebody else.';
COMMENT ON COLUMN breakwater.vouched_identity.subject IS 'As the issuer calls them.';
COMMENT ON COLUMN breakwater.vouched_identity.person_id IS 'Who it is here.';
COMMENT ON COLUMN breakwater.vouched_identity.since IS 'Since when.';

ALTER TABLE breakwater.identity_provider ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY managed ON breakwater.identity_provider TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('organization.manage'))::uuid[]))
  WITH CHECK (org_id = ANY ((SELECT breakwater.orgs_where('organization.manage'))::uuid[]));
CREATE POLICY sign_in ON breakwater.identity_provider FOR SELECT TO breakwater_app
  USING ((SELECT breakwater.service()) = 'sign-in');
GRANT SELECT, INSERT, UPDATE, DELETE ON breakwater.identity_provider TO breakwater_app;

ALTER TABLE breakwater.vouched_identity ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_seen ON breakwater.vouched_identity FOR SELECT TO breakwater_app
  USING (person_id = (SELECT breakwater.person_id()));
CREATE POLICY own_removed ON breakwater.vouched_identity FOR DELETE TO breakwater_app
  USING (person_id = (SELECT breakwater.person_id()));
CREATE POLICY sign_in ON breakwater.vouched_identity TO breakwater_app
  USING ((SELECT breakwater.service()) = 'sign-in')
  WITH CHECK ((SELECT breakwater.service()) = 'sign-in');
GRANT SELECT, INSERT, DELETE ON breakwater.vouched_identity TO breakwater_app;
