-- A model whose last reader at its developer left would be out of reach for good, and with it the access that was given.
CREATE FUNCTION breakwater.adopt_frontier_models(org uuid) RETURNS uuid[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
DECLARE
  adopted uuid[];
BEGIN
  IF org <> ALL (breakwater.orgs_stepped_up('frontier.manage')) THEN
    RETURN '{}';
  END IF;
  SELECT coalesce(array_agg(m.compartment_id), '{}') INTO adopted
  FROM frontier_model AS m
  JOIN compartment AS c USING (org_id, compartment_id)
  WHERE m.org_id = org
    AND c.closed_at IS NULL
    AND NOT EXISTS (
      SELECT FROM read_in AS r
      WHERE r.org_id = m.org_id AND r.compartment_id = m.compartment_id AND r.state = 'accepted'
        AND r.terms_digest = c.terms_digest AND r.expires_at > now() AND c.expires_at > now()
        AND org = ANY (breakwater.orgs_held(r.person_id, 'frontier.act'))
    );
  UPDATE compartment SET expires_at = greatest(expires_at, now() + interval '731 days')
  WHERE org_id = org AND compartment_id = ANY (adopted);
  INSERT INTO read_in (
    org_id, compartment_id, person_id, purposes, state, offered_by, expires_at, terms_digest, on_behalf_of, known_as, accepted_at
  )
  SELECT c.org_id, c.compartment_id, p.person_id, c.purposes, 'accepted', p.person_id, c.expires_at, c.terms_digest, org,
         p.name || ', ' || o.name, now()
  FROM compartment AS c, person AS p, organization AS o
  WHERE c.org_id = org AND c.compartment_id = ANY (adopted) AND p.person_id = breakwater.person_id() AND o.org_id = org
  ON CONFLICT (org_id, compartment_id, person_id) DO UPDATE
  SET purposes = excluded.purposes, state = 'accepted', offered_by = excluded.offered_by, expires_at = excluded.expires_at,
      terms_digest = excluded.terms_digest, on_behalf_of = excluded.on_behalf_of, known_as = excluded.known_as,
      accepted_at = excluded.accepted_at, ended_at = NULL;
  RETURN adopted;
END
$$;
COMMENT ON FUNCTION breakwater.adopt_frontier_models IS 'An administrator of a developer is read into those of its models that nobody of it reaches any more; answers their compartments.';
GRANT EXECUTE ON FUNCTION breakwater.adopt_frontier_models TO breakwater_app;
