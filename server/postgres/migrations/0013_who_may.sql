-- What policies ask of parties: core/parties/decide.ts said once more, in sets. A test holds the two together.
CREATE TABLE breakwater.role_permission (
  role text NOT NULL,
  permission text NOT NULL,
  purpose text NOT NULL,
  PRIMARY KEY (role, permission)
);
COMMENT ON TABLE breakwater.role_permission IS 'What a member of each role may do: core/parties/permissions.ts.';
COMMENT ON COLUMN breakwater.role_permission.role IS 'Of a member.';
COMMENT ON COLUMN breakwater.role_permission.permission IS 'What it permits.';
COMMENT ON COLUMN breakwater.role_permission.purpose IS 'What acts under the permission use compartmented content for.';
ALTER TABLE breakwater.role_permission ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON breakwater.role_permission TO breakwater_owner USING (true);

INSERT INTO breakwater.role_permission (role, permission, purpose)
SELECT role, permission, purpose
FROM (
  VALUES
    ('organization.read', 'coordination', ARRAY['administrator', 'operator', 'reader', 'auditor']),
    ('organization.manage', 'coordination', ARRAY['administrator']),
    ('members.read', 'coordination', ARRAY['administrator', 'operator', 'auditor']),
    ('members.manage', 'coordination', ARRAY['administrator']),
    ('inventory.read', 'defence', ARRAY['administrator', 'operator', 'reader', 'auditor']),
    ('inventory.write', 'defence', ARRAY['administrator', 'operator']),
    ('plan.read', 'defence', ARRAY['administrator', 'operator', 'reader', 'auditor']),
    ('plan.act', 'defence', ARRAY['administrator', 'operator']),
    ('tokens.manage', 'coordination', ARRAY['administrator']),
    ('grants.manage', 'coordination', ARRAY['administrator']),
    ('compartments.manage', 'coordination', ARRAY['administrator']),
    ('audit.read', 'oversight', ARRAY['administrator', 'auditor'])
) AS held (permission, purpose, roles)
CROSS JOIN unnest(roles) AS role;

-- A suspended person is nobody, by session and by token.
CREATE OR REPLACE FUNCTION breakwater.person_id() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT p.person_id
  FROM session AS s
  JOIN person AS p USING (person_id)
  WHERE s.session_id = (SELECT breakwater.session_id())
    AND p.suspended_at IS NULL
$$;

CREATE FUNCTION breakwater.self_id() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT person_id
  FROM session
  WHERE session_id = (SELECT breakwater.session_id())
    AND kind = 'person'
    AND person_id = (SELECT breakwater.person_id())
$$;
COMMENT ON FUNCTION breakwater.self_id IS 'The person who acts by a session of their own; null for a token. What is about oneself, one sees oneself.';

-- PL/pgSQL looks up token_limits() when it is called: API tokens come with a later migration.
CREATE FUNCTION breakwater.token_leaves(org uuid, permission text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  IF (SELECT s.kind FROM session AS s WHERE s.session_id = breakwater.session_id()) = 'token' THEN
    RETURN EXISTS (
      SELECT FROM breakwater.token_limits() AS limits
      WHERE limits.org_id = org AND permission = ANY (limits.scopes)
    );
  END IF;
  RETURN true;
END
$$;
COMMENT ON FUNCTION breakwater.token_leaves IS 'Whether this permission in this organization is among what a token leaves of its person''s; true where no token acts.';

-- The next four are asked of any person, by definer functions alone; what policies ask is asked of whoever acts.
CREATE FUNCTION breakwater.orgs_of(person uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(m.org_id), '{}')
  FROM member AS m
  JOIN organization AS o USING (org_id)
  JOIN person AS p USING (person_id)
  WHERE m.person_id = $1
    AND m.state = 'active'
    AND o.suspended_at IS NULL
    AND p.suspended_at IS NULL
$$;
COMMENT ON FUNCTION breakwater.orgs_of IS 'The organizations that a person is of: an active member of one that is not suspended, and not suspended themselves.';

CREATE FUNCTION breakwater.orgs_held(person uuid, permission text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(m.org_id), '{}')
  FROM member AS m
  JOIN role_permission AS held ON held.role = m.role AND held.permission = $2
  WHERE m.person_id = $1
    AND m.org_id = ANY ((SELECT breakwater.orgs_of($1))::uuid[])
$$;
COMMENT ON FUNCTION breakwater.orgs_held IS 'The organizations in which a person has a permission as their member.';

CREATE FUNCTION breakwater.orgs_served(person uuid, permission text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT g.org_id), '{}')
  FROM provider_grant AS g
  JOIN organization AS customer USING (org_id)
  WHERE g.provider_id = ANY ((SELECT breakwater.orgs_held($1, $2))::uuid[])
    AND g.state = 'given'
    AND g.expires_at > now()
    AND $2 = ANY (g.scopes)
    AND customer.suspended_at IS NULL
    AND NOT EXISTS (
      SELECT FROM member AS m WHERE m.org_id = g.org_id AND m.person_id = $1 AND m.state = 'suspended'
    )
$$;
COMMENT ON FUNCTION breakwater.orgs_served IS 'The organizations in which a person has a permission by a grant to a provider whose member they are.';

CREATE FUNCTION breakwater.compartments_of(person uuid, permission text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(r.compartment_id), '{}')
  FROM read_in AS r
  JOIN compartment AS c USING (org_id, compartment_id)
  JOIN organization AS sponsor USING (org_id)
  WHERE r.person_id = $1
    AND r.state = 'accepted'
    AND r.terms_digest = c.terms_digest
    AND r.expires_at > now()
    AND c.expires_at > now()
    AND c.closed_at IS NULL
    AND sponsor.suspended_at IS NULL
    AND r.on_behalf_of = ANY ((SELECT breakwater.orgs_of($1))::uuid[])
    AND ($2 IS NULL OR EXISTS (
      SELECT FROM role_permission AS held
      WHERE held.permission = $2 AND held.purpose = ANY (r.purposes) AND held.purpose = ANY (c.purposes)
    ))
$$;
COMMENT ON FUNCTION breakwater.compartments_of IS 'The compartments that a person is in, for acts under this permission; null: for any purpose.';

CREATE FUNCTION breakwater.my_orgs() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT breakwater.orgs_of(breakwater.person_id())
$$;
COMMENT ON FUNCTION breakwater.my_orgs IS 'The organizations that whoever acts is of.';

CREATE FUNCTION breakwater.orgs_as_member(permission text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(org), '{}')
  FROM unnest(breakwater.orgs_held(breakwater.person_id(), $1)) AS org
  WHERE breakwater.token_leaves(org, $1)
$$;
COMMENT ON FUNCTION breakwater.orgs_as_member IS 'The organizations in which whoever acts has a permission as their member.';

CREATE FUNCTION breakwater.orgs_stepped_up(permission text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce((
    SELECT breakwater.orgs_as_member($1)
    FROM session
    WHERE session_id = (SELECT breakwater.session_id()) AND kind = 'person' AND stepped_up_until > now()
  ), '{}')
$$;
COMMENT ON FUNCTION breakwater.orgs_stepped_up IS 'The same, where they have shown a few minutes ago that it is they: for changes of who may do what.';

CREATE OR REPLACE FUNCTION breakwater.orgs_where(permission text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(org), '{}')
  FROM unnest(
    breakwater.orgs_held(breakwater.person_id(), $1) || breakwater.orgs_served(breakwater.person_id(), $1)
  ) AS org
  WHERE breakwater.token_leaves(org, $1)
$$;

CREATE FUNCTION breakwater.compartments_for(permission text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT breakwater.compartments_of(breakwater.person_id(), $1)
$$;
COMMENT ON FUNCTION breakwater.compartments_for IS 'The compartments that whoever acts is in, for acts under this permission.';

CREATE OR REPLACE FUNCTION breakwater.my_compartments() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT breakwater.compartments_of(breakwater.person_id(), NULL)
$$;
COMMENT ON FUNCTION breakwater.my_compartments IS 'The compartments that whoever acts is in now, for any purpose.';

CREATE FUNCTION breakwater.compartments_open_to_me() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(compartment_id), '{}')
  FROM read_in
  WHERE person_id = (SELECT breakwater.self_id()) AND state <> 'ended' AND expires_at > now()
$$;
COMMENT ON FUNCTION breakwater.compartments_open_to_me IS 'The compartments whose name, purpose and terms whoever acts may read: they are in, or are offered to be.';

CREATE FUNCTION breakwater.persons_i_see() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT person_id), '{}')
  FROM (
    SELECT breakwater.self_id() AS person_id
    UNION ALL
    SELECT person_id FROM member WHERE org_id = ANY ((SELECT breakwater.orgs_where('members.read'))::uuid[])
  ) AS seen
  WHERE person_id IS NOT NULL
$$;
COMMENT ON FUNCTION breakwater.persons_i_see IS 'Oneself, and the members of organizations whose members one may see.';

GRANT EXECUTE ON FUNCTION
  breakwater.self_id, breakwater.my_orgs, breakwater.orgs_as_member,
  breakwater.orgs_stepped_up, breakwater.compartments_for, breakwater.compartments_open_to_me,
  breakwater.persons_i_see
TO breakwater_app;
