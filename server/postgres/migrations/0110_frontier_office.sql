-- The voluntary framework for frontier models (EO 14409 §3): who may do what, and which organization is which office.
INSERT INTO breakwater.role_permission (role, permission, purpose)
SELECT role, permission, 'coordination'
FROM (
  VALUES
    ('frontier.read', ARRAY['administrator', 'operator', 'auditor']),
    ('frontier.act', ARRAY['administrator', 'operator']),
    ('frontier.manage', ARRAY['administrator'])
) AS held (permission, roles)
CROSS JOIN unnest(roles) AS role;

CREATE TABLE breakwater.frontier_office (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  office text NOT NULL CHECK (office IN (
    'national-cyber-director', 'apst', 'cisa-director', 'department-of-war', 'nsa-director', 'evaluator', 'overseer'
  )),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  set_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, office)
);
-- EO 14409 §3(a): one Director determines, and each office that is consulted is one.
CREATE UNIQUE INDEX frontier_office_is_one ON breakwater.frontier_office (office) WHERE office <> 'evaluator';
COMMENT ON TABLE breakwater.frontier_office IS 'Which organization is which office of the framework; told to everybody who is signed in.';
COMMENT ON COLUMN breakwater.frontier_office.org_id IS 'The organization.';
COMMENT ON COLUMN breakwater.frontier_office.office IS 'What it is in the framework: who determines, who is consulted, who tests, who oversees.';
COMMENT ON COLUMN breakwater.frontier_office.name IS 'Its name when it was set, for those who can not see the organization.';
COMMENT ON COLUMN breakwater.frontier_office.set_at IS 'When the clearinghouse said so.';

CREATE FUNCTION breakwater.is_clearinghouse_of_mine(permission text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT EXISTS (
    SELECT FROM organization
    WHERE kind = 'clearinghouse' AND org_id = ANY ((SELECT breakwater.orgs_as_member($1))::uuid[])
  )
$$;
COMMENT ON FUNCTION breakwater.is_clearinghouse_of_mine IS 'Whether whoever acts has the permission in the clearinghouse itself.';

-- Whoever oversees the framework has no other part in it, and is not the clearinghouse, which chooses partners and says who the
-- offices are; and no developer is an office.
CREATE FUNCTION breakwater.set_frontier_office(org uuid, wanted text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM organization
    WHERE kind = 'clearinghouse' AND org_id = ANY ((SELECT breakwater.orgs_stepped_up('frontier.manage'))::uuid[])
  ) THEN
    RETURN false;
  END IF;
  INSERT INTO frontier_office (org_id, office, name)
  SELECT o.org_id, wanted, o.name
  FROM organization AS o
  WHERE o.org_id = org
    AND o.kind <> 'ai_developer'
    AND NOT (o.kind = 'clearinghouse' AND wanted = 'overseer')
    AND o.suspended_at IS NULL
    AND NOT EXISTS (SELECT FROM frontier_office AS f WHERE f.office = wanted AND wanted <> 'evaluator')
    AND NOT EXISTS (
      SELECT FROM frontier_office AS f WHERE f.org_id = org AND (f.office = 'overseer' OR wanted = 'overseer' OR f.office = wanted)
    );
  RETURN FOUND;
END
$$;
COMMENT ON FUNCTION breakwater.set_frontier_office IS 'An administrator of the clearinghouse says which organization an office is; false where it is one already, or can not be.';

ALTER TABLE breakwater.frontier_office ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON breakwater.frontier_office TO breakwater_owner USING (true);
CREATE POLICY seen ON breakwater.frontier_office FOR SELECT TO breakwater_app
  USING (cardinality((SELECT breakwater.my_orgs())::uuid[]) > 0);
CREATE POLICY ended ON breakwater.frontier_office FOR DELETE TO breakwater_app
  USING (
    (SELECT breakwater.is_clearinghouse_of_mine('frontier.manage'))
    AND cardinality((SELECT breakwater.orgs_stepped_up('frontier.manage'))::uuid[]) > 0
  );
GRANT SELECT, DELETE ON breakwater.frontier_office TO breakwater_app;
GRANT EXECUTE ON FUNCTION breakwater.is_clearinghouse_of_mine, breakwater.set_frontier_office TO breakwater_app;
