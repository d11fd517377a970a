-- An organization that is an office no more has no access as one any more; and whoever oversees is not the clearinghouse itself,
-- which chooses partners and says who the offices are.
CREATE FUNCTION breakwater.end_frontier_grants_of_former_office(holder uuid, purposes text[]) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  UPDATE frontier_grant
  SET revoked_at = now()
  WHERE holder_id = $1
    AND purpose = ANY ($2)
    AND purpose <> 'partner'
    AND revoked_at IS NULL
    AND expires_at > now()
    AND EXISTS (
      SELECT FROM organization
      WHERE kind = 'clearinghouse' AND org_id = ANY ((SELECT breakwater.orgs_stepped_up('frontier.manage'))::uuid[])
    )
$$;
COMMENT ON FUNCTION breakwater.end_frontier_grants_of_former_office IS 'An administrator of the clearinghouse said that an organization is an office no more: what it holds for these purposes ends.';
GRANT EXECUTE ON FUNCTION breakwater.end_frontier_grants_of_former_office TO breakwater_app;

CREATE OR REPLACE FUNCTION breakwater.set_frontier_office(org uuid, wanted text) RETURNS boolean
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
