-- How a model is reached, for those alone who may use it now; and what of a model's standing the rule asks for, and the ledger.
CREATE TABLE breakwater.frontier_grant_instructions (
  org_id uuid NOT NULL,
  model_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  PRIMARY KEY (org_id, model_id, grant_id),
  FOREIGN KEY (org_id, model_id, grant_id) REFERENCES breakwater.frontier_grant
);
COMMENT ON TABLE breakwater.frontier_grant_instructions IS 'How the model is reached by a grant, as its developer says.';
COMMENT ON COLUMN breakwater.frontier_grant_instructions.org_id IS 'The developer.';
COMMENT ON COLUMN breakwater.frontier_grant_instructions.model_id IS 'The model.';
COMMENT ON COLUMN breakwater.frontier_grant_instructions.grant_id IS 'The grant.';
COMMENT ON COLUMN breakwater.frontier_grant_instructions.sealed IS 'What it says, sealed.';
COMMENT ON COLUMN breakwater.frontier_grant_instructions.data_key_id IS 'What that is sealed under: a key of the model''s compartment, which no one has before the terms are accepted.';

ALTER TABLE breakwater.frontier_grant_instructions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON breakwater.frontier_grant_instructions TO breakwater_app;
CREATE POLICY given ON breakwater.frontier_grant_instructions FOR INSERT TO breakwater_app
  WITH CHECK (
    org_id = ANY ((SELECT breakwater.orgs_stepped_up('frontier.manage'))::uuid[])
    AND model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.manage'))::uuid[])
  );
CREATE POLICY own ON breakwater.frontier_grant_instructions FOR SELECT TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[]));
CREATE POLICY held ON breakwater.frontier_grant_instructions FOR SELECT TO breakwater_app
  USING (grant_id = ANY ((SELECT breakwater.frontier_grants_live('model', NULL))::uuid[]));

-- What a holder does about a grant stands in the developer's ledger, for those who are read in: its compartment is named there.
CREATE FUNCTION breakwater.compartment_of_frontier_grant(grant_wanted uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT m.compartment_id
  FROM frontier_grant AS g
  JOIN frontier_model AS m USING (org_id, model_id)
  WHERE g.grant_id = $1
    AND (
      g.holder_id = ANY ((SELECT breakwater.orgs_as_member('frontier.manage'))::uuid[])
      OR g.model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[])
      OR g.grant_id = ANY ((SELECT breakwater.frontier_grants_naming_me())::uuid[])
    )
$$;
COMMENT ON FUNCTION breakwater.compartment_of_frontier_grant IS 'The compartment in which what is done about a grant is written down, for those who do it.';

CREATE FUNCTION breakwater.frontier_standing(model_wanted uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT jsonb_build_object(
    'developerSuspended', developer.suspended_at IS NOT NULL,
    'closed', c.closed_at IS NOT NULL,
    'expiresAt', c.expires_at
  )
  FROM frontier_model AS m
  JOIN compartment AS c ON c.org_id = m.org_id AND c.compartment_id = m.compartment_id
  JOIN organization AS developer ON developer.org_id = m.org_id
  WHERE m.model_id = $1
    AND (
      m.model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[])
      OR EXISTS (
        SELECT FROM frontier_grant AS g
        WHERE g.model_id = m.model_id AND g.grant_id = ANY ((SELECT breakwater.frontier_grants_naming_me())::uuid[])
      )
    )
$$;
COMMENT ON FUNCTION breakwater.frontier_standing IS 'Of a model to which whoever acts is named or read in: whether its developer is suspended and until when its compartment lasts.';

CREATE FUNCTION breakwater.developer_of_frontier_grant(grant_wanted uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT o.name
  FROM frontier_grant AS g
  JOIN organization AS o USING (org_id)
  WHERE g.grant_id = $1
    AND (
      g.grant_id = ANY ((SELECT breakwater.frontier_grants_live(NULL, NULL))::uuid[])
      OR g.model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[])
    )
$$;
COMMENT ON FUNCTION breakwater.developer_of_frontier_grant IS 'The name of the developer that gave it, for those who have access by it now, and its own people.';

GRANT EXECUTE ON FUNCTION
  breakwater.compartment_of_frontier_grant, breakwater.frontier_standing, breakwater.developer_of_frontier_grant
TO breakwater_app;
