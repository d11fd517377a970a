-- Determinations as the office that made them keeps them: its own record, whatever access it still has to the model's.
CREATE TABLE breakwater.frontier_determination (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  determination_id uuid NOT NULL,
  shield text NOT NULL,
  at timestamptz NOT NULL,
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  PRIMARY KEY (org_id, determination_id)
);
COMMENT ON TABLE breakwater.frontier_determination IS 'A determination, in the records of the office that made it; never changed.';
COMMENT ON COLUMN breakwater.frontier_determination.org_id IS 'The office that determined.';
COMMENT ON COLUMN breakwater.frontier_determination.determination_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.frontier_determination.shield IS 'The model''s codename.';
COMMENT ON COLUMN breakwater.frontier_determination.at IS 'When.';
COMMENT ON COLUMN breakwater.frontier_determination.digest IS 'SHA-256 of its canonical text: the next one names it.';
COMMENT ON COLUMN breakwater.frontier_determination.sealed IS 'The determination, sealed under a key of the office.';
COMMENT ON COLUMN breakwater.frontier_determination.data_key_id IS 'Which key that is.';

ALTER TABLE breakwater.frontier_determination ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON breakwater.frontier_determination TO breakwater_app;
CREATE POLICY own ON breakwater.frontier_determination FOR SELECT TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.read'))::uuid[]));
CREATE POLICY made ON breakwater.frontier_determination FOR INSERT TO breakwater_app
  WITH CHECK (
    org_id = ANY ((SELECT breakwater.orgs_stepped_up('frontier.act'))::uuid[])
    AND EXISTS (
      SELECT FROM breakwater.frontier_office AS f
      WHERE f.org_id = frontier_determination.org_id AND f.office = 'nsa-director'
    )
  );
