-- More scopes for a grant take two people of the developer, whom the database tells apart by itself; and what is asked of the two
-- where something told is released.
CREATE TABLE breakwater.frontier_widening (
  org_id uuid NOT NULL,
  model_id uuid NOT NULL,
  widening_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['model', 'record', 'evidence']),
  proposed_by uuid NOT NULL,
  proposed_at timestamptz NOT NULL DEFAULT now(),
  agreed_by uuid,
  agreed_at timestamptz,
  PRIMARY KEY (org_id, model_id, widening_id),
  FOREIGN KEY (org_id, model_id, grant_id) REFERENCES breakwater.frontier_grant,
  CHECK ((agreed_by IS NULL) = (agreed_at IS NULL)),
  CHECK (agreed_by <> proposed_by)
);
CREATE INDEX frontier_widening_of_grant ON breakwater.frontier_widening (grant_id);
COMMENT ON TABLE breakwater.frontier_widening IS 'A proposal that a grant opens more; of effect once a second human of the developer agrees.';
COMMENT ON COLUMN breakwater.frontier_widening.org_id IS 'The developer.';
COMMENT ON COLUMN breakwater.frontier_widening.model_id IS 'The model.';
COMMENT ON COLUMN breakwater.frontier_widening.widening_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.frontier_widening.grant_id IS 'The grant.';
COMMENT ON COLUMN breakwater.frontier_widening.scopes IS 'All that the grant has then.';
COMMENT ON COLUMN breakwater.frontier_widening.proposed_by IS 'The first of the two.';
COMMENT ON COLUMN breakwater.frontier_widening.proposed_at IS 'When; a week later it has lapsed.';
COMMENT ON COLUMN breakwater.frontier_widening.agreed_by IS 'The second of the two.';
COMMENT ON COLUMN breakwater.frontier_widening.agreed_at IS 'When they agreed.';

ALTER TABLE breakwater.frontier_widening ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON breakwater.frontier_widening TO breakwater_owner USING (true);
GRANT SELECT, INSERT ON breakwater.frontier_widening TO breakwater_app;
CREATE POLICY own ON breakwater.frontier_widening FOR SELECT TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[]));
CREATE POLICY proposed ON breakwater.frontier_widening FOR INSERT TO breakwater_app
  WITH CHECK (
    org_id = ANY ((SELECT breakwater.orgs_stepped_up('frontier.manage'))::uuid[])
    AND model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.manage'))::uuid[])
    AND proposed_by = (SELECT breakwater.self_id())
    AND agreed_by IS NULL
  );

CREATE FUNCTION breakwater.is_other_human(person uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT NOT breakwater.is_same_human((SELECT breakwater.self_id()), $1)
$$;
COMMENT ON FUNCTION breakwater.is_other_human IS 'Whether whoever acts is, for all we know, another human than that account''s.';

CREATE FUNCTION breakwater.still_speaks_for_model(person uuid, model_wanted uuid, permission text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT EXISTS (
    SELECT FROM frontier_model AS m
    WHERE m.model_id = $2
      AND m.model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[])
      AND m.org_id = ANY (breakwater.orgs_held($1, $3))
      AND m.compartment_id = ANY (breakwater.compartments_of($1, $3))
  )
$$;
COMMENT ON FUNCTION breakwater.still_speaks_for_model IS 'Whether a person is the developer''s own, read in, with this permission; asked by another who is.';

CREATE FUNCTION breakwater.agree_to_widening(one uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
DECLARE
  proposal frontier_widening;
BEGIN
  SELECT * INTO proposal
  FROM frontier_widening AS w
  WHERE w.widening_id = $1
    AND w.agreed_at IS NULL
    AND w.proposed_at > now() - interval '168 hours'
    AND w.org_id = ANY ((SELECT breakwater.orgs_stepped_up('frontier.manage'))::uuid[])
    AND w.model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.manage'))::uuid[])
  FOR UPDATE;
  IF proposal.widening_id IS NULL
    OR NOT breakwater.is_other_human(proposal.proposed_by)
    OR NOT breakwater.still_speaks_for_model(proposal.proposed_by, proposal.model_id, 'frontier.manage')
  THEN
    RETURN false;
  END IF;
  UPDATE frontier_grant AS g
  SET scopes = proposal.scopes
  WHERE g.grant_id = proposal.grant_id AND g.revoked_at IS NULL AND g.expires_at > now() AND g.scopes <@ proposal.scopes;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE frontier_widening SET agreed_by = (SELECT breakwater.self_id()), agreed_at = now() WHERE widening_id = $1;
  RETURN true;
END
$$;
COMMENT ON FUNCTION breakwater.agree_to_widening IS 'Whoever acts is the second human, and the grant opens what was proposed; false where they can not be.';

GRANT EXECUTE ON FUNCTION breakwater.is_other_human, breakwater.still_speaks_for_model, breakwater.agree_to_widening TO breakwater_app;
