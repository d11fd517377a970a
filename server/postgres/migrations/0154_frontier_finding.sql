-- Flaws found while a model was tested are reports like any other; that they came of this model is kept here alone, so that no
-- reader of a report learns of it.
CREATE TABLE breakwater.frontier_finding (
  org_id uuid NOT NULL,
  model_id uuid NOT NULL,
  finding_id uuid NOT NULL,
  report_id uuid NOT NULL,
  by_org_id uuid NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  PRIMARY KEY (org_id, model_id, finding_id),
  FOREIGN KEY (org_id, model_id) REFERENCES breakwater.frontier_model
);
COMMENT ON TABLE breakwater.frontier_finding IS 'That a report came of testing a model, and how.';
COMMENT ON COLUMN breakwater.frontier_finding.org_id IS 'The model''s developer.';
COMMENT ON COLUMN breakwater.frontier_finding.model_id IS 'The model.';
COMMENT ON COLUMN breakwater.frontier_finding.finding_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.frontier_finding.report_id IS 'The report, which is its submitter''s and the clearinghouse''s: seeing this does not let in to it.';
COMMENT ON COLUMN breakwater.frontier_finding.by_org_id IS 'Who handed it in.';
COMMENT ON COLUMN breakwater.frontier_finding.by_name IS 'Name and organization then.';
COMMENT ON COLUMN breakwater.frontier_finding.at IS 'When.';
COMMENT ON COLUMN breakwater.frontier_finding.sealed IS 'Its provenance: run, log and sample, sealed under a key of the model''s compartment.';
COMMENT ON COLUMN breakwater.frontier_finding.data_key_id IS 'Which key that is.';

ALTER TABLE breakwater.frontier_finding ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON breakwater.frontier_finding TO breakwater_app;
CREATE POLICY own ON breakwater.frontier_finding FOR SELECT TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[]));
-- Whoever handed one in sees it again while they reach the model; partners do not see each other's.
CREATE POLICY held ON breakwater.frontier_finding FOR SELECT TO breakwater_app
  USING (
    model_id = ANY ((SELECT breakwater.frontier_models_held(NULL, NULL))::uuid[])
    AND by_org_id = ANY ((SELECT breakwater.my_orgs())::uuid[])
  );
CREATE POLICY found ON breakwater.frontier_finding FOR INSERT TO breakwater_app
  WITH CHECK (
    by_org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.act'))::uuid[])
    AND by_name = breakwater.my_name_in(by_org_id)
    AND (
      (by_org_id = org_id AND model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.act'))::uuid[]))
      OR EXISTS (
        SELECT FROM breakwater.frontier_grant AS g
        WHERE g.model_id = frontier_finding.model_id
          AND g.holder_id = by_org_id
          AND g.grant_id = ANY ((SELECT breakwater.frontier_grants_live('model', NULL))::uuid[])
      )
    )
  );
