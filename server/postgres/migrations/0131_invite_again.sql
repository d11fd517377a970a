-- An invitation is spent with its acceptance; whose answer is lost before they have a passkey has no way in. While nobody of an
-- enrolled organization can sign in, whoever enrolled it invites its first administrator again.
CREATE POLICY definer ON breakwater.passkey FOR SELECT TO breakwater_owner USING (true);
CREATE POLICY definer ON breakwater.vouched_identity FOR SELECT TO breakwater_owner USING (true);

-- Members who were removed count: who has signed in once has made the organization theirs, and nobody takes it over again.
CREATE FUNCTION breakwater.waiting_organizations(enroller uuid) RETURNS SETOF breakwater.organization
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  SELECT o.*
  FROM organization AS o
  WHERE o.enrolled_by = enroller
    AND o.suspended_at IS NULL
    AND NOT EXISTS (
      SELECT FROM member AS m
      WHERE m.org_id = o.org_id
        AND (
          EXISTS (SELECT FROM passkey AS p WHERE p.person_id = m.person_id)
          OR EXISTS (SELECT FROM vouched_identity AS v WHERE v.person_id = m.person_id)
        )
    )
$$;
COMMENT ON FUNCTION breakwater.waiting_organizations IS 'Organizations that this one enrolled and of which nobody ever held a passkey or a linked identity. Asked by the functions below alone.';
CREATE INDEX organization_enrolled ON breakwater.organization (enrolled_by, org_id) WHERE enrolled_by IS NOT NULL;

CREATE FUNCTION breakwater.list_waiting_organizations(
  enroller uuid, behind uuid, most int,
  OUT org_id uuid, OUT name text, OUT administrator text, OUT state text, OUT expires_at timestamptz
) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  SELECT o.org_id, o.name, i.email, i.state, i.expires_at
  FROM breakwater.waiting_organizations(enroller) AS o
  CROSS JOIN LATERAL (
    SELECT first.email, first.state, first.expires_at
    FROM invitation AS first
    WHERE first.org_id = o.org_id AND first.invited_by IS NULL
    ORDER BY first.invitation_id DESC
    LIMIT 1
  ) AS i
  WHERE enroller = ANY (breakwater.orgs_as_member('organization.manage'))
    AND (behind IS NULL OR o.org_id < behind)
  ORDER BY o.org_id DESC
  LIMIT most
$$;
COMMENT ON FUNCTION breakwater.list_waiting_organizations IS 'Those, newest first, with the last invitation of their first administrator; none where whoever acts does not manage the enroller.';

CREATE FUNCTION breakwater.invite_again(
  enroller uuid, org uuid, new_invitation uuid, new_hash bytea, expires timestamptz,
  OUT administrator text, OUT removed uuid[]
) RETURNS SETOF record
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  IF enroller <> ALL (breakwater.orgs_stepped_up('organization.manage')) THEN
    RETURN;
  END IF;
  -- Whoever accepts it meanwhile waits for this, or this for them.
  SELECT i.email INTO administrator
  FROM invitation AS i
  WHERE i.org_id = org AND i.invited_by IS NULL
  ORDER BY i.invitation_id DESC
  LIMIT 1
  FOR UPDATE;
  IF NOT FOUND OR NOT EXISTS (SELECT FROM breakwater.waiting_organizations(enroller) AS o WHERE o.org_id = org) THEN
    RETURN;
  END IF;
  UPDATE invitation AS i SET state = 'withdrawn', settled_at = now()
  WHERE i.org_id = org AND i.state = 'open';
  -- Else two accounts would administer it, one of them nobody's, or of somebody who took the first link.
  WITH gone AS (
    UPDATE member AS m SET state = 'removed'
    WHERE m.org_id = org AND m.state <> 'removed'
    RETURNING m.person_id
  )
  SELECT coalesce(array_agg(g.person_id), '{}') INTO removed FROM gone AS g;
  INSERT INTO invitation (org_id, invitation_id, email, role, code_hash, expires_at, state)
  VALUES (org, new_invitation, administrator, 'administrator', new_hash, expires, 'open');
  RETURN NEXT;
END
$$;
COMMENT ON FUNCTION breakwater.invite_again IS 'Invites the first administrator of such an organization again, at the address of before; whoever accepted before is a member no more. None where it may not be.';

REVOKE ALL ON FUNCTION breakwater.waiting_organizations, breakwater.list_waiting_organizations, breakwater.invite_again FROM PUBLIC;
GRANT EXECUTE ON FUNCTION breakwater.list_waiting_organizations, breakwater.invite_again TO breakwater_app;
