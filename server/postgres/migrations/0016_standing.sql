-- All that a decision needs to know of whoever acts, in one round trip; and the mark that a grant was used.
CREATE FUNCTION breakwater.my_standing(in_org uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT jsonb_build_object(
    'personId', p.person_id,
    'suspended', p.suspended_at IS NOT NULL,
    'isToken', s.kind = 'token',
    'steppedUpUntil', s.stepped_up_until,
    'memberships', coalesce((
      SELECT jsonb_agg(jsonb_build_object(
        'organizationId', o.org_id, 'suspended', o.suspended_at IS NOT NULL, 'example', o.is_example,
        'role', m.role, 'state', m.state
      ) ORDER BY o.org_id)
      FROM member AS m
      JOIN organization AS o USING (org_id)
      WHERE m.person_id = p.person_id
    ), '[]'),
    'grants', coalesce((
      SELECT jsonb_agg(jsonb_build_object(
        'grantId', g.grant_id, 'customer', g.org_id, 'suspended', o.suspended_at IS NOT NULL, 'example', o.is_example,
        'provider', g.provider_id, 'scopes', g.scopes, 'state', g.state, 'expiresAt', g.expires_at
      ) ORDER BY g.org_id, g.grant_id)
      FROM provider_grant AS g
      JOIN organization AS o USING (org_id)
      WHERE g.state = 'given'
        AND g.provider_id IN (SELECT org_id FROM member WHERE person_id = p.person_id AND state = 'active')
        AND ($1 IS NULL OR g.org_id = $1)
    ), '[]'),
    'ways', coalesce((
      SELECT jsonb_agg(jsonb_build_object(
        'compartmentId', r.compartment_id, 'sponsor', r.org_id, 'sponsorSuspended', o.suspended_at IS NOT NULL,
        'compartmentPurposes', c.purposes, 'compartmentTermsDigest', c.terms_digest,
        'compartmentExpiresAt', c.expires_at, 'closed', c.closed_at IS NOT NULL,
        'purposes', r.purposes, 'offeredBy', r.offered_by, 'expiresAt', r.expires_at,
        'state', r.state, 'termsDigest', r.terms_digest, 'onBehalfOf', r.on_behalf_of
      ) ORDER BY r.compartment_id)
      FROM read_in AS r
      JOIN compartment AS c USING (org_id, compartment_id)
      JOIN organization AS o USING (org_id)
      WHERE r.person_id = p.person_id
    ), '[]')
  )
  FROM session AS s
  JOIN person AS p USING (person_id)
  WHERE s.session_id = (SELECT breakwater.session_id())
$$;
COMMENT ON FUNCTION breakwater.my_standing IS 'Whoever acts, with memberships, ways into compartments, and the grants by which they might act in one organization, or in all where none is named.';

CREATE FUNCTION breakwater.note_grant_use(customer uuid, grant_used uuid, permission text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  INSERT INTO grant_use (org_id, grant_id, on_day, permission, person_id, person_name)
  SELECT g.org_id, g.grant_id, (now() AT TIME ZONE 'UTC')::date, $3, p.person_id, p.name
  FROM provider_grant AS g
  JOIN person AS p ON p.person_id = (SELECT breakwater.person_id())
  WHERE g.org_id = $1
    AND g.grant_id = $2
    AND $3 = ANY (g.scopes)
    AND g.provider_id = ANY ((SELECT breakwater.orgs_as_member('organization.read'))::uuid[])
    AND g.org_id = ANY ((SELECT breakwater.orgs_where($3))::uuid[])
  ON CONFLICT DO NOTHING
$$;
COMMENT ON FUNCTION breakwater.note_grant_use IS 'Marks that whoever acts used this grant today, for whoever gave it.';
GRANT EXECUTE ON FUNCTION breakwater.my_standing, breakwater.note_grant_use TO breakwater_app;
