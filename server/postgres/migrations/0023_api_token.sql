-- API tokens: what a program shows in a person's name, for one organization and some of what the person may do there.
-- What it is checked by is its row in `session`; this is what people see of it.
CREATE TABLE breakwater.api_token (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  token_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES breakwater.person,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  hint text NOT NULL CHECK (length(hint) BETWEEN 1 AND 20),
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_on date,
  revoked_at timestamptz,
  PRIMARY KEY (org_id, token_id)
);
COMMENT ON TABLE breakwater.api_token IS 'An API token that somebody made.';
COMMENT ON COLUMN breakwater.api_token.org_id IS 'The one organization that it is good for.';
COMMENT ON COLUMN breakwater.api_token.token_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.api_token.person_id IS 'In whose name it acts: never with more than they may do themselves.';
COMMENT ON COLUMN breakwater.api_token.name IS 'What its owner calls it.';
COMMENT ON COLUMN breakwater.api_token.hint IS 'Its first characters, to tell it from others.';
COMMENT ON COLUMN breakwater.api_token.scopes IS 'Permissions that it leaves of its person''s.';
COMMENT ON COLUMN breakwater.api_token.created_at IS 'When it was made.';
COMMENT ON COLUMN breakwater.api_token.expires_at IS 'It is good for nothing from then on.';
COMMENT ON COLUMN breakwater.api_token.used_on IS 'The last day of its use.';
COMMENT ON COLUMN breakwater.api_token.revoked_at IS 'Ended by someone then.';

ALTER TABLE breakwater.api_token ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- Definer functions make, count and end tokens together with their session.
CREATE POLICY definer ON breakwater.api_token TO breakwater_owner USING (true);
CREATE POLICY managed ON breakwater.api_token FOR SELECT TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('tokens.manage'))::uuid[]));
GRANT SELECT ON breakwater.api_token TO breakwater_app;
