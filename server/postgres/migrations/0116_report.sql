-- What is handed in about flaws: sealed as a whole, never changed, for those who handed it in and for the clearinghouse. In the
-- clear stands what must be found or counted without opening it: the receipt's digest, when it came, its grade, its clocks.
INSERT INTO breakwater.role_permission (role, permission, purpose)
SELECT role, permission, 'coordination'
FROM (
  VALUES
    ('reports.submit', ARRAY['administrator', 'operator']),
    ('reports.read', ARRAY['administrator', 'operator', 'auditor'])
) AS held (permission, roles)
CROSS JOIN unnest(roles) AS role;

CREATE TABLE breakwater.report (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  report_id uuid NOT NULL,
  receipt_hash bytea NOT NULL CHECK (octet_length(receipt_hash) = 32),
  received_at timestamptz NOT NULL,
  grade text NOT NULL CHECK (grade IN ('E0', 'E1', 'E2', 'E3', 'E4')),
  policy text NOT NULL CHECK (policy ~ '^\d{4}-\d{2}-\d{2}$'),
  acknowledge_by timestamptz NOT NULL,
  contact_by timestamptz NOT NULL,
  disclose_at timestamptz NOT NULL,
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  PRIMARY KEY (org_id, report_id),
  CHECK (received_at < acknowledge_by AND acknowledge_by <= contact_by AND contact_by <= disclose_at)
);
CREATE INDEX report_by_receipt ON breakwater.report (receipt_hash);
-- The clearinghouse lists those of all organizations, newest first.
CREATE INDEX report_by_id ON breakwater.report (report_id);
-- Asked where a key is to be unwrapped.
CREATE INDEX report_by_key ON breakwater.report (data_key_id);
COMMENT ON TABLE breakwater.report IS 'What an organization handed in about a flaw. Never changed.';
COMMENT ON COLUMN breakwater.report.org_id IS 'Who handed it in.';
COMMENT ON COLUMN breakwater.report.report_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.report.receipt_hash IS 'SHA-256 of the receipt, which has 160 random bits and is nowhere kept.';
COMMENT ON COLUMN breakwater.report.received_at IS 'When; its clocks start then.';
COMMENT ON COLUMN breakwater.report.grade IS 'How much evidence it held when it was handed in: core/findings/grade.ts.';
COMMENT ON COLUMN breakwater.report.policy IS 'The version of the figures that its clocks were set by: core/findings/clocks.ts.';
COMMENT ON COLUMN breakwater.report.acknowledge_by IS 'Until when it is to be acknowledged.';
COMMENT ON COLUMN breakwater.report.contact_by IS 'Until when the supplier is to be told.';
COMMENT ON COLUMN breakwater.report.disclose_at IS 'When the silence ends, as far as nobody agrees on another day.';
COMMENT ON COLUMN breakwater.report.sealed IS 'All that it says, sealed.';
COMMENT ON COLUMN breakwater.report.data_key_id IS 'What it is sealed under.';

-- core/findings/readers.ts said once more. Asked once a statement.
CREATE FUNCTION breakwater.report_desks() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(org_id), '{}')
  FROM organization
  WHERE kind = 'clearinghouse' AND org_id = ANY ((SELECT breakwater.orgs_as_member('reports.read'))::uuid[])
$$;
COMMENT ON FUNCTION breakwater.report_desks IS 'The clearinghouse, where whoever acts reads reports as its member: those of all organizations.';

-- A clearinghouse has no right to the row of an organization, and must know who told it.
CREATE FUNCTION breakwater.submitters_named(orgs uuid[], OUT org_id uuid, OUT name text) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT o.org_id, o.name
  FROM organization AS o
  WHERE o.org_id = ANY ($1)
    AND (
      cardinality(breakwater.report_desks()) > 0
      OR o.org_id = ANY ((SELECT breakwater.orgs_as_member('reports.read'))::uuid[])
    )
    AND EXISTS (SELECT FROM report AS r WHERE r.org_id = o.org_id)
$$;
COMMENT ON FUNCTION breakwater.submitters_named IS 'Those of these organizations that handed in reports which whoever acts reads, by name.';

-- Whoever has the receipt, signed in or not.
CREATE FUNCTION breakwater.report_by_receipt(
  receipt bytea,
  OUT received_at timestamptz, OUT acknowledge_by timestamptz, OUT contact_by timestamptz, OUT disclose_at timestamptz
) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT r.received_at, r.acknowledge_by, r.contact_by, r.disclose_at
  FROM report AS r
  WHERE r.receipt_hash = $1
$$;
COMMENT ON FUNCTION breakwater.report_by_receipt IS 'When the report of this receipt came, and its clocks; nothing of what it says, nor whose it is.';
REVOKE ALL ON FUNCTION breakwater.report_desks, breakwater.submitters_named, breakwater.report_by_receipt FROM PUBLIC;
GRANT EXECUTE ON FUNCTION breakwater.report_desks, breakwater.submitters_named, breakwater.report_by_receipt TO breakwater_app;

ALTER TABLE breakwater.report ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON breakwater.report FOR SELECT TO breakwater_owner USING (true);
-- No update, no removal: a report is what was handed in.
GRANT SELECT, INSERT ON breakwater.report TO breakwater_app;
CREATE POLICY seen ON breakwater.report FOR SELECT TO breakwater_app
  USING (
    org_id = ANY ((SELECT breakwater.orgs_as_member('reports.read'))::uuid[])
    OR cardinality((SELECT breakwater.report_desks())) > 0
  );
CREATE POLICY handed_in ON breakwater.report FOR INSERT TO breakwater_app
  WITH CHECK (org_id = ANY ((SELECT breakwater.orgs_as_member('reports.submit'))::uuid[]));
-- Reports are sealed under their organization's own key. Whoever hands in has it made and used, a token that does no more as well;
-- whoever reads the report may have its key unwrapped (0039).
CREATE POLICY of_submitter_seen ON breakwater.data_key FOR SELECT TO breakwater_app
  USING (compartment_id IS NULL AND org_id = ANY ((SELECT breakwater.orgs_as_member('reports.submit'))::uuid[]));
CREATE POLICY of_submitter_made ON breakwater.data_key FOR INSERT TO breakwater_app
  WITH CHECK (compartment_id IS NULL AND org_id = ANY ((SELECT breakwater.orgs_as_member('reports.submit'))::uuid[]));
CREATE POLICY of_seen_report ON breakwater.data_key FOR SELECT TO breakwater_app
  USING (EXISTS (SELECT FROM breakwater.report AS r WHERE r.data_key_id = data_key.data_key_id));
