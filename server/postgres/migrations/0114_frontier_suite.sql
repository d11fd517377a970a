-- What models are judged by: suites of items, what released models did on them, and criteria from draft to publication. All
-- of it is told to everybody who is signed in, but for what is sealed in it.
CREATE TABLE breakwater.frontier_suite (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  suite_id uuid NOT NULL UNIQUE,
  keeper_name text NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  version text NOT NULL CHECK (length(version) BETWEEN 1 AND 200),
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  open_part jsonb NOT NULL,
  sealed bytea,
  data_key_id uuid,
  kept_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, suite_id),
  UNIQUE (org_id, name, version),
  CHECK ((sealed IS NULL) = (data_key_id IS NULL))
);
COMMENT ON TABLE breakwater.frontier_suite IS 'A suite of benchmark items in one version; never changed, only followed by another version.';
COMMENT ON COLUMN breakwater.frontier_suite.org_id IS 'Its keeper: an office, or the clearinghouse.';
COMMENT ON COLUMN breakwater.frontier_suite.suite_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.frontier_suite.keeper_name IS 'The keeper''s name then.';
COMMENT ON COLUMN breakwater.frontier_suite.name IS 'What the suite is called.';
COMMENT ON COLUMN breakwater.frontier_suite.version IS 'Which version of it.';
COMMENT ON COLUMN breakwater.frontier_suite.digest IS 'SHA-256 of the whole document: it commits to the private items too.';
COMMENT ON COLUMN breakwater.frontier_suite.open_part IS 'Public items, and of private ones how many there are and the digests of their content.';
COMMENT ON COLUMN breakwater.frontier_suite.sealed IS 'The whole document, sealed under a key of the keeper; none where every item is public.';
COMMENT ON COLUMN breakwater.frontier_suite.data_key_id IS 'Which key that is.';
COMMENT ON COLUMN breakwater.frontier_suite.kept_at IS 'When.';

CREATE TABLE breakwater.frontier_reference (
  org_id uuid NOT NULL,
  reference_id uuid NOT NULL UNIQUE,
  suite_id uuid NOT NULL,
  compartment_id uuid,
  keeper_name text NOT NULL,
  alias text NOT NULL CHECK (length(alias) BETWEEN 1 AND 600),
  released_on date NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  received_digest text NOT NULL CHECK (received_digest ~ '^[0-9a-f]{64}$'),
  runs_digest text NOT NULL CHECK (runs_digest ~ '^[0-9a-f]{64}$'),
  understood bytea NOT NULL,
  runs bytea NOT NULL,
  data_key_id uuid,
  PRIMARY KEY (org_id, reference_id),
  FOREIGN KEY (org_id, suite_id) REFERENCES breakwater.frontier_suite,
  FOREIGN KEY (org_id, compartment_id) REFERENCES breakwater.compartment,
  CHECK ((compartment_id IS NULL) = (data_key_id IS NULL))
);
CREATE INDEX frontier_reference_of_suite ON breakwater.frontier_reference (suite_id);
COMMENT ON TABLE breakwater.frontier_reference IS 'What a released model did on a suite, for others to be compared with; no model under the framework.';
COMMENT ON COLUMN breakwater.frontier_reference.org_id IS 'Its keeper, who keeps the suite.';
COMMENT ON COLUMN breakwater.frontier_reference.reference_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.frontier_reference.suite_id IS 'The suite that it was run on.';
COMMENT ON COLUMN breakwater.frontier_reference.compartment_id IS 'For those who are read in alone; none: for everybody who is signed in.';
COMMENT ON COLUMN breakwater.frontier_reference.keeper_name IS 'The keeper''s name then.';
COMMENT ON COLUMN breakwater.frontier_reference.alias IS 'The model, as its runs name it.';
COMMENT ON COLUMN breakwater.frontier_reference.released_on IS 'When that model was released.';
COMMENT ON COLUMN breakwater.frontier_reference.received_at IS 'When it was handed in.';
COMMENT ON COLUMN breakwater.frontier_reference.received_digest IS 'SHA-256 of the bytes as they came.';
COMMENT ON COLUMN breakwater.frontier_reference.runs_digest IS 'SHA-256 of the runs in canonical text.';
COMMENT ON COLUMN breakwater.frontier_reference.understood IS 'What was understood of it; sealed where it is in a compartment.';
COMMENT ON COLUMN breakwater.frontier_reference.runs IS 'Canonical text of the runs, packed by zstd; sealed where it is in a compartment.';
COMMENT ON COLUMN breakwater.frontier_reference.data_key_id IS 'What both are sealed under.';

CREATE TABLE breakwater.frontier_criteria_move (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  number int NOT NULL CHECK (number > 0),
  at timestamptz NOT NULL,
  by_org_id uuid NOT NULL,
  by_person_id uuid NOT NULL,
  by_name text NOT NULL,
  kind text NOT NULL CHECK (kind IN (
    'draft-opened', 'draft-changed', 'comment-made', 'comment-answered', 'draft-dropped', 'published'
  )),
  move jsonb NOT NULL,
  words text,
  sealed bytea,
  data_key_id uuid,
  PRIMARY KEY (org_id, number),
  CHECK ((sealed IS NULL) = (data_key_id IS NULL))
);
COMMENT ON TABLE breakwater.frontier_criteria_move IS 'What becomes of an office''s criteria: drafts, comments, answers, publication; never changed, only followed by another.';
COMMENT ON COLUMN breakwater.frontier_criteria_move.org_id IS 'The office that determines.';
COMMENT ON COLUMN breakwater.frontier_criteria_move.number IS 'From 1.';
COMMENT ON COLUMN breakwater.frontier_criteria_move.at IS 'When.';
COMMENT ON COLUMN breakwater.frontier_criteria_move.by_org_id IS 'In whose name.';
COMMENT ON COLUMN breakwater.frontier_criteria_move.by_person_id IS 'By whom.';
COMMENT ON COLUMN breakwater.frontier_criteria_move.by_name IS 'Their name and organization then.';
COMMENT ON COLUMN breakwater.frontier_criteria_move.kind IS 'What it is.';
COMMENT ON COLUMN breakwater.frontier_criteria_move.move IS 'What the rules are told: versions, digests and instants.';
COMMENT ON COLUMN breakwater.frontier_criteria_move.words IS 'The text under its digest: a draft, a comment, an answer; none where it is sealed.';
COMMENT ON COLUMN breakwater.frontier_criteria_move.sealed IS 'The text, sealed under a key of the office.';
COMMENT ON COLUMN breakwater.frontier_criteria_move.data_key_id IS 'Which key that is.';

ALTER TABLE breakwater.frontier_suite ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.frontier_reference ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.frontier_criteria_move ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON
  breakwater.frontier_suite, breakwater.frontier_reference, breakwater.frontier_criteria_move
TO breakwater_app;

CREATE FUNCTION breakwater.frontier_keepers_of_mine() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(org_id), '{}')
  FROM organization AS o
  WHERE org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.act'))::uuid[])
    AND (kind = 'clearinghouse' OR EXISTS (SELECT FROM frontier_office AS f WHERE f.org_id = o.org_id AND f.office <> 'overseer'))
$$;
COMMENT ON FUNCTION breakwater.frontier_keepers_of_mine IS 'The clearinghouse and the offices in which whoever acts may keep suites and what released models did on them.';

CREATE FUNCTION breakwater.frontier_deciders_of_mine() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(org_id), '{}')
  FROM frontier_office
  WHERE office = 'nsa-director' AND org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.act'))::uuid[])
$$;
COMMENT ON FUNCTION breakwater.frontier_deciders_of_mine IS 'The office that determines, where whoever acts may act for it.';
GRANT EXECUTE ON FUNCTION breakwater.frontier_keepers_of_mine, breakwater.frontier_deciders_of_mine TO breakwater_app;

CREATE POLICY seen ON breakwater.frontier_suite FOR SELECT TO breakwater_app
  USING (cardinality((SELECT breakwater.my_orgs())::uuid[]) > 0);
CREATE POLICY kept ON breakwater.frontier_suite FOR INSERT TO breakwater_app
  WITH CHECK (org_id = ANY ((SELECT breakwater.frontier_keepers_of_mine())::uuid[]));
CREATE POLICY seen ON breakwater.frontier_reference FOR SELECT TO breakwater_app
  USING (
    (compartment_id IS NULL AND cardinality((SELECT breakwater.my_orgs())::uuid[]) > 0)
    OR compartment_id = ANY ((SELECT breakwater.compartments_for('frontier.read'))::uuid[])
  );
CREATE POLICY kept ON breakwater.frontier_reference FOR INSERT TO breakwater_app
  WITH CHECK (
    org_id = ANY ((SELECT breakwater.frontier_keepers_of_mine())::uuid[])
    AND (compartment_id IS NULL OR compartment_id = ANY ((SELECT breakwater.compartments_for('frontier.act'))::uuid[]))
  );
CREATE POLICY seen ON breakwater.frontier_criteria_move FOR SELECT TO breakwater_app
  USING (cardinality((SELECT breakwater.my_orgs())::uuid[]) > 0);
-- Comments are anybody's who may act in the framework for an organization; all else is the office's.
CREATE POLICY told ON breakwater.frontier_criteria_move FOR INSERT TO breakwater_app
  WITH CHECK (
    by_person_id = (SELECT breakwater.person_id())
    AND by_name = breakwater.my_name_in(by_org_id)
    AND EXISTS (
      SELECT FROM breakwater.frontier_office AS f
      WHERE f.org_id = frontier_criteria_move.org_id AND f.office = 'nsa-director'
    )
    AND (
      (by_org_id = org_id AND org_id = ANY ((SELECT breakwater.frontier_deciders_of_mine())::uuid[]))
      OR (kind = 'comment-made' AND by_org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.act'))::uuid[]))
    )
    AND (
      kind <> 'published'
      OR org_id = ANY ((SELECT breakwater.orgs_stepped_up('frontier.act'))::uuid[])
    )
  );
