-- What an organization lets a provider do for it, and what the provider did with it.
CREATE TABLE breakwater.provider_grant (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  grant_id uuid NOT NULL,
  provider_id uuid NOT NULL REFERENCES breakwater.organization,
  customer_name text NOT NULL,
  provider_name text NOT NULL,
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['organization.read', 'inventory.read', 'inventory.write', 'plan.read', 'plan.act']),
  state text NOT NULL CHECK (state IN ('asked', 'given', 'revoked')),
  asked_at timestamptz,
  given_at timestamptz,
  given_by uuid,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (org_id, grant_id),
  CHECK (org_id <> provider_id),
  CHECK (state <> 'given' OR (given_at IS NOT NULL AND given_by IS NOT NULL)),
  CHECK ((revoked_at IS NOT NULL) = (state = 'revoked'))
);
-- The customers of a provider: asked by every policy of whoever acts for others.
CREATE INDEX grant_to_provider ON breakwater.provider_grant (provider_id) WHERE state <> 'revoked';
COMMENT ON TABLE breakwater.provider_grant IS 'One provider may act for one organization: scoped, expiring, revocable.';
COMMENT ON COLUMN breakwater.provider_grant.org_id IS 'Who gives it.';
COMMENT ON COLUMN breakwater.provider_grant.grant_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.provider_grant.provider_id IS 'Who acts by it.';
COMMENT ON COLUMN breakwater.provider_grant.customer_name IS 'The giver''s name when it was asked for or given: a provider may see no more of it than its scopes.';
COMMENT ON COLUMN breakwater.provider_grant.provider_name IS 'The provider''s name then: what the giver agreed to.';
COMMENT ON COLUMN breakwater.provider_grant.scopes IS 'Permissions. What a person of the provider may do is these and, of these, what their role there holds.';
COMMENT ON COLUMN breakwater.provider_grant.state IS 'asked: by the provider, of no effect; given; revoked: by either side.';
COMMENT ON COLUMN breakwater.provider_grant.asked_at IS 'When the provider asked for it; none where it was given unasked.';
COMMENT ON COLUMN breakwater.provider_grant.given_at IS 'When it was given.';
COMMENT ON COLUMN breakwater.provider_grant.given_by IS 'The person of the giver who gave it.';
COMMENT ON COLUMN breakwater.provider_grant.expires_at IS 'Ends then in any case.';
COMMENT ON COLUMN breakwater.provider_grant.revoked_at IS 'When either side ended it.';

CREATE TABLE breakwater.grant_use (
  org_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  on_day date NOT NULL,
  permission text NOT NULL,
  person_id uuid NOT NULL,
  person_name text NOT NULL,
  PRIMARY KEY (org_id, grant_id, on_day, permission, person_id),
  FOREIGN KEY (org_id, grant_id) REFERENCES breakwater.provider_grant
);
COMMENT ON TABLE breakwater.grant_use IS 'Who of a provider used a grant for what, by day: the giver sees it. What was changed stands in the event ledger.';
COMMENT ON COLUMN breakwater.grant_use.org_id IS 'Who gave the grant.';
COMMENT ON COLUMN breakwater.grant_use.grant_id IS 'The grant.';
COMMENT ON COLUMN breakwater.grant_use.on_day IS 'The day, in UTC.';
COMMENT ON COLUMN breakwater.grant_use.permission IS 'Which of its scopes.';
COMMENT ON COLUMN breakwater.grant_use.person_id IS 'Who.';
COMMENT ON COLUMN breakwater.grant_use.person_name IS 'Their name then: the giver sees nothing else of the provider''s people.';

ALTER TABLE breakwater.provider_grant ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.grant_use ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON breakwater.provider_grant TO breakwater_owner USING (true);
CREATE POLICY definer ON breakwater.grant_use TO breakwater_owner USING (true);
