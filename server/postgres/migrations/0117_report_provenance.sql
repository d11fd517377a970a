-- How a report was come by is for other people than the report: for those of a compartment that its submitter names. In a table
-- of its own: whether a report has it is seen nowhere in the report's row, not even by its length.
CREATE TABLE breakwater.report_provenance (
  org_id uuid NOT NULL,
  report_id uuid NOT NULL,
  owner_id uuid NOT NULL REFERENCES breakwater.organization,
  compartment_id uuid,
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  PRIMARY KEY (org_id, report_id),
  FOREIGN KEY (org_id, report_id) REFERENCES breakwater.report,
  CHECK (compartment_id IS NOT NULL OR owner_id <> org_id)
);
COMMENT ON TABLE breakwater.report_provenance IS 'How whoever handed in a report came by it: for a compartment of theirs, not for the readers of the report.';
COMMENT ON COLUMN breakwater.report_provenance.org_id IS 'Who handed the report in.';
COMMENT ON COLUMN breakwater.report_provenance.report_id IS 'Of which report.';
COMMENT ON COLUMN breakwater.report_provenance.owner_id IS 'Whose key it is sealed under; of a compartment its sponsor.';
COMMENT ON COLUMN breakwater.report_provenance.compartment_id IS 'The compartment whose people read it; none: those of the owner.';
COMMENT ON COLUMN breakwater.report_provenance.sealed IS 'What it says, sealed.';
COMMENT ON COLUMN breakwater.report_provenance.data_key_id IS 'What it is sealed under: another key than the report.';

ALTER TABLE breakwater.report_provenance ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON breakwater.report_provenance TO breakwater_app;
-- Row security of report holds in here.
CREATE POLICY seen ON breakwater.report_provenance FOR SELECT TO breakwater_app
  USING (
    CASE WHEN compartment_id IS NULL
      THEN owner_id = ANY ((SELECT breakwater.orgs_as_member('reports.read'))::uuid[])
      ELSE compartment_id = ANY ((SELECT breakwater.compartments_for('reports.read'))::uuid[])
    END
    AND EXISTS (SELECT FROM breakwater.report AS r WHERE r.org_id = report_provenance.org_id AND r.report_id = report_provenance.report_id)
  );
CREATE POLICY handed_in ON breakwater.report_provenance FOR INSERT TO breakwater_app
  WITH CHECK (
    org_id = ANY ((SELECT breakwater.orgs_as_member('reports.submit'))::uuid[])
    AND CASE WHEN compartment_id IS NULL
      THEN owner_id = ANY ((SELECT breakwater.my_orgs())::uuid[])
      ELSE compartment_id = ANY ((SELECT breakwater.my_compartments())::uuid[])
    END
  );
