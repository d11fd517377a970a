-- Evidence of a model and what was worked out from it. Runs stand apart from what is told of them: they are for those alone
-- whom the developer gave the evidence, and the record tells no more than counts.
CREATE TABLE breakwater.frontier_evidence (
  org_id uuid NOT NULL,
  model_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  by_org_id uuid NOT NULL,
  by_person_id uuid NOT NULL,
  by_name text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  received_digest text NOT NULL CHECK (received_digest ~ '^[0-9a-f]{64}$'),
  runs_digest text NOT NULL CHECK (runs_digest ~ '^[0-9a-f]{64}$'),
  scored_digest text NOT NULL CHECK (scored_digest ~ '^[0-9a-f]{64}$'),
  suite_digest text CHECK (suite_digest ~ '^[0-9a-f]{64}$'),
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  PRIMARY KEY (org_id, model_id, evidence_id),
  FOREIGN KEY (org_id, model_id) REFERENCES breakwater.frontier_model
);
COMMENT ON TABLE breakwater.frontier_evidence IS 'A table of task runs, or a log, that was handed in of a model; never changed.';
COMMENT ON COLUMN breakwater.frontier_evidence.org_id IS 'The model''s developer.';
COMMENT ON COLUMN breakwater.frontier_evidence.model_id IS 'The model.';
COMMENT ON COLUMN breakwater.frontier_evidence.evidence_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.frontier_evidence.by_org_id IS 'In whose name it was handed in: the developer''s, or a holder''s who tests.';
COMMENT ON COLUMN breakwater.frontier_evidence.by_person_id IS 'By whom.';
COMMENT ON COLUMN breakwater.frontier_evidence.by_name IS 'Their name and organization then.';
COMMENT ON COLUMN breakwater.frontier_evidence.received_at IS 'When: criteria are committed to before then.';
COMMENT ON COLUMN breakwater.frontier_evidence.received_digest IS 'SHA-256 of the bytes as they came.';
COMMENT ON COLUMN breakwater.frontier_evidence.runs_digest IS 'SHA-256 of the model''s runs in canonical text.';
COMMENT ON COLUMN breakwater.frontier_evidence.scored_digest IS 'SHA-256 of what was scored, whatever the model is called: the same evidence is known by it.';
COMMENT ON COLUMN breakwater.frontier_evidence.suite_digest IS 'The suite by which it was read, where one was named.';
COMMENT ON COLUMN breakwater.frontier_evidence.sealed IS 'What was understood of it, sealed: counts, horizon, why it can not carry a verdict.';
COMMENT ON COLUMN breakwater.frontier_evidence.data_key_id IS 'What that is sealed under: a key of the model''s compartment.';

CREATE TABLE breakwater.frontier_evidence_runs (
  org_id uuid NOT NULL,
  model_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  PRIMARY KEY (org_id, model_id, evidence_id),
  FOREIGN KEY (org_id, model_id, evidence_id) REFERENCES breakwater.frontier_evidence
);
COMMENT ON TABLE breakwater.frontier_evidence_runs IS 'The runs of evidence, from which every result is worked out again.';
COMMENT ON COLUMN breakwater.frontier_evidence_runs.org_id IS 'The model''s developer.';
COMMENT ON COLUMN breakwater.frontier_evidence_runs.model_id IS 'The model.';
COMMENT ON COLUMN breakwater.frontier_evidence_runs.evidence_id IS 'The evidence.';
COMMENT ON COLUMN breakwater.frontier_evidence_runs.sealed IS 'Canonical text of the runs, packed by zstd and sealed.';
COMMENT ON COLUMN breakwater.frontier_evidence_runs.data_key_id IS 'What they are sealed under.';

CREATE TABLE breakwater.frontier_result (
  org_id uuid NOT NULL,
  model_id uuid NOT NULL,
  result_id uuid NOT NULL,
  by_org_id uuid NOT NULL,
  by_person_id uuid NOT NULL,
  by_name text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  criteria_digest text CHECK (criteria_digest ~ '^[0-9a-f]{64}$'),
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  PRIMARY KEY (org_id, model_id, result_id),
  FOREIGN KEY (org_id, model_id) REFERENCES breakwater.frontier_model
);
COMMENT ON TABLE breakwater.frontier_result IS 'What was worked out from evidence of a model: comparisons and levels; never changed.';
COMMENT ON COLUMN breakwater.frontier_result.org_id IS 'The model''s developer.';
COMMENT ON COLUMN breakwater.frontier_result.model_id IS 'The model.';
COMMENT ON COLUMN breakwater.frontier_result.result_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.frontier_result.by_org_id IS 'In whose name it was worked out.';
COMMENT ON COLUMN breakwater.frontier_result.by_person_id IS 'By whom.';
COMMENT ON COLUMN breakwater.frontier_result.by_name IS 'Their name and organization then.';
COMMENT ON COLUMN breakwater.frontier_result.made_at IS 'When.';
COMMENT ON COLUMN breakwater.frontier_result.digest IS 'SHA-256 over its records.';
COMMENT ON COLUMN breakwater.frontier_result.criteria_digest IS 'The criteria that it was judged by, where it was.';
COMMENT ON COLUMN breakwater.frontier_result.sealed IS 'What was asked, of which evidence, and what was answered, sealed.';
COMMENT ON COLUMN breakwater.frontier_result.data_key_id IS 'What that is sealed under: a key of the model''s compartment.';

CREATE TABLE breakwater.frontier_result_items (
  org_id uuid NOT NULL,
  model_id uuid NOT NULL,
  result_id uuid NOT NULL,
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  PRIMARY KEY (org_id, model_id, result_id),
  FOREIGN KEY (org_id, model_id, result_id) REFERENCES breakwater.frontier_result
);
COMMENT ON TABLE breakwater.frontier_result_items IS 'What each of two models did on each item of a comparison.';
COMMENT ON COLUMN breakwater.frontier_result_items.org_id IS 'The model''s developer.';
COMMENT ON COLUMN breakwater.frontier_result_items.model_id IS 'The model.';
COMMENT ON COLUMN breakwater.frontier_result_items.result_id IS 'The result.';
COMMENT ON COLUMN breakwater.frontier_result_items.sealed IS 'The items, packed by zstd and sealed.';
COMMENT ON COLUMN breakwater.frontier_result_items.data_key_id IS 'What they are sealed under.';

ALTER TABLE breakwater.frontier_evidence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.frontier_evidence_runs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.frontier_result ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.frontier_result_items ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON
  breakwater.frontier_evidence, breakwater.frontier_evidence_runs, breakwater.frontier_result, breakwater.frontier_result_items
TO breakwater_app;

-- The developer's own people may hand in, and holders who test or determine; nobody else.
CREATE FUNCTION breakwater.hands_in_for_frontier_model(model_wanted uuid, org uuid, scope text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT EXISTS (
    SELECT FROM frontier_model AS m
    WHERE m.model_id = $1 AND m.org_id = $2
      AND m.model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.act'))::uuid[])
  ) OR EXISTS (
    SELECT FROM frontier_grant AS g
    WHERE g.model_id = $1 AND g.holder_id = $2
      AND g.holder_id = ANY ((SELECT breakwater.orgs_as_member('frontier.act'))::uuid[])
      AND g.grant_id = ANY ((SELECT breakwater.frontier_grants_live($3, ARRAY['evaluation', 'determination']))::uuid[])
  )
$$;
COMMENT ON FUNCTION breakwater.hands_in_for_frontier_model IS 'Whether whoever acts may, in the name of this organization, add evidence of a model or work results out from it.';
GRANT EXECUTE ON FUNCTION breakwater.hands_in_for_frontier_model TO breakwater_app;

CREATE POLICY own ON breakwater.frontier_evidence FOR SELECT TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[]));
CREATE POLICY held ON breakwater.frontier_evidence FOR SELECT TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_held('record', NULL))::uuid[]));
CREATE POLICY handed_in ON breakwater.frontier_evidence FOR INSERT TO breakwater_app
  WITH CHECK (
    by_person_id = (SELECT breakwater.person_id())
    AND by_name = breakwater.my_name_in(by_org_id)
    AND breakwater.hands_in_for_frontier_model(model_id, by_org_id, 'record')
  );
CREATE POLICY own ON breakwater.frontier_evidence_runs FOR SELECT TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[]));
CREATE POLICY held ON breakwater.frontier_evidence_runs FOR SELECT TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_held('evidence', NULL))::uuid[]));
-- Runs go with the evidence that whoever acts hands in.
CREATE POLICY handed_in ON breakwater.frontier_evidence_runs FOR INSERT TO breakwater_app
  WITH CHECK (
    EXISTS (
      SELECT FROM breakwater.frontier_evidence AS e
      WHERE e.evidence_id = frontier_evidence_runs.evidence_id AND e.by_person_id = (SELECT breakwater.person_id())
        AND breakwater.hands_in_for_frontier_model(e.model_id, e.by_org_id, 'record')
    )
  );
CREATE POLICY own ON breakwater.frontier_result FOR SELECT TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[]));
CREATE POLICY held ON breakwater.frontier_result FOR SELECT TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_held('record', NULL))::uuid[]));
CREATE POLICY made ON breakwater.frontier_result FOR INSERT TO breakwater_app
  WITH CHECK (
    by_person_id = (SELECT breakwater.person_id())
    AND by_name = breakwater.my_name_in(by_org_id)
    AND breakwater.hands_in_for_frontier_model(model_id, by_org_id, 'evidence')
  );
CREATE POLICY own ON breakwater.frontier_result_items FOR SELECT TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[]));
CREATE POLICY held ON breakwater.frontier_result_items FOR SELECT TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_held('evidence', NULL))::uuid[]));
CREATE POLICY made ON breakwater.frontier_result_items FOR INSERT TO breakwater_app
  WITH CHECK (
    EXISTS (
      SELECT FROM breakwater.frontier_result AS r
      WHERE r.result_id = frontier_result_items.result_id AND r.by_person_id = (SELECT breakwater.person_id())
        AND breakwater.hands_in_for_frontier_model(r.model_id, r.by_org_id, 'evidence')
    )
  );
