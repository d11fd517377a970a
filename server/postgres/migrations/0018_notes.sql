-- Texts for the people whom a label names; and lowering a label, which takes two of them. Two planes ask the same of a label:
-- compartments bind until an embargo ends, AMBER and beyond is for the organizations that own it (core/parties/label.ts).
CREATE TABLE breakwater.note (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  note_id uuid NOT NULL,
  author_id uuid NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  tlp text NOT NULL CHECK (tlp IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
  owners uuid[] NOT NULL,
  compartments uuid[] NOT NULL,
  embargo_until timestamptz,
  PRIMARY KEY (org_id, note_id),
  CHECK (tlp NOT IN ('AMBER', 'AMBER+STRICT') OR cardinality(owners) > 0),
  CHECK (tlp NOT IN ('CLEAR', 'GREEN') OR cardinality(owners) = 0),
  CHECK (tlp <> 'RED' OR (cardinality(compartments) > 0 AND embargo_until IS NULL)),
  CHECK (embargo_until IS NULL OR cardinality(compartments) > 0)
);
COMMENT ON TABLE breakwater.note IS 'A text that one person wrote for those whom its label names.';
COMMENT ON COLUMN breakwater.note.org_id IS 'The organization whose it is.';
COMMENT ON COLUMN breakwater.note.note_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.note.author_id IS 'Who wrote it.';
COMMENT ON COLUMN breakwater.note.written_at IS 'When.';
COMMENT ON COLUMN breakwater.note.sealed IS 'The text, sealed.';
COMMENT ON COLUMN breakwater.note.data_key_id IS 'What it is sealed under.';
COMMENT ON COLUMN breakwater.note.tlp IS 'TLP 2.0.';
COMMENT ON COLUMN breakwater.note.owners IS 'From AMBER on: a reader must be of each of these organizations.';
COMMENT ON COLUMN breakwater.note.compartments IS 'A reader must be read into each.';
COMMENT ON COLUMN breakwater.note.embargo_until IS 'From then on the compartments no longer bind. It is looked at when somebody reads: nothing needs to run for it.';

CREATE FUNCTION breakwater.is_audience() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT breakwater.self_id() IS NOT NULL AND cardinality(breakwater.my_orgs()) > 0
$$;
COMMENT ON FUNCTION breakwater.is_audience IS 'Whether whoever acts is of some organization, by a session of their own: they see what a label opens to them.';

CREATE INDEX organization_suspended ON breakwater.organization (org_id) WHERE suspended_at IS NOT NULL;
CREATE FUNCTION breakwater.orgs_closed_to_me() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(org_id), '{}')
  FROM (
    SELECT org_id FROM organization WHERE suspended_at IS NOT NULL
    UNION
    SELECT org_id FROM member WHERE person_id = (SELECT breakwater.person_id()) AND state = 'suspended'
  ) AS closed
$$;
COMMENT ON FUNCTION breakwater.orgs_closed_to_me IS 'Organizations that are suspended, or in which whoever acts is: nothing of theirs is seen by any path.';
GRANT EXECUTE ON FUNCTION breakwater.is_audience, breakwater.orgs_closed_to_me TO breakwater_app;

ALTER TABLE breakwater.note ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON breakwater.note TO breakwater_owner USING (true);
-- Changing a label is a function's (lowering takes two people): nobody may update a row.
GRANT SELECT, INSERT ON breakwater.note TO breakwater_app;
CREATE POLICY seen ON breakwater.note FOR SELECT TO breakwater_app
  USING (
    (
      (SELECT breakwater.is_audience())
      OR org_id = ANY ((SELECT breakwater.orgs_where('organization.read'))::uuid[])
    )
    AND org_id <> ALL ((SELECT breakwater.orgs_closed_to_me())::uuid[])
    AND CASE tlp
      WHEN 'CLEAR' THEN true
      WHEN 'GREEN' THEN true
      WHEN 'AMBER' THEN owners <@ ((SELECT breakwater.my_orgs() || breakwater.orgs_where('organization.read'))::uuid[])
      ELSE owners <@ ((SELECT breakwater.my_orgs())::uuid[])
    END
    AND (
      compartments <@ ((SELECT breakwater.compartments_for('organization.read'))::uuid[])
      OR embargo_until <= now()
    )
  );
-- Whoever writes is of the organization, and in every compartment that they name.
CREATE POLICY written ON breakwater.note FOR INSERT TO breakwater_app
  WITH CHECK (
    org_id = ANY ((SELECT breakwater.my_orgs())::uuid[])
    AND org_id = ANY ((SELECT breakwater.orgs_as_member('organization.read'))::uuid[])
    AND author_id = (SELECT breakwater.self_id())
    AND owners <@ ((SELECT breakwater.my_orgs())::uuid[])
    AND compartments <@ ((SELECT breakwater.compartments_for('organization.read'))::uuid[])
  );
