-- What is remembered from one plan to the next (core/plans/state.ts), as rows: a word of a person changes one of them, and
-- what was first seen, begun, done and closed, and when, can be counted later. Nothing that a person said is ever dropped.
CREATE TABLE breakwater.plan_state (
  org_id uuid PRIMARY KEY REFERENCES breakwater.organization,
  version bigint NOT NULL CHECK (version > 0),
  planned_on date,
  before_on date,
  documents jsonb NOT NULL DEFAULT '[]',
  questions jsonb NOT NULL DEFAULT '[]',
  faults jsonb
);
COMMENT ON TABLE breakwater.plan_state IS 'The state of an organization''s plans, but for what has rows of its own.';
COMMENT ON COLUMN breakwater.plan_state.org_id IS 'Whose.';
COMMENT ON COLUMN breakwater.plan_state.version IS 'One more with each change: whoever plans finds out that something was said meanwhile. Locked first.';
COMMENT ON COLUMN breakwater.plan_state.planned_on IS 'The day of the last plan.';
COMMENT ON COLUMN breakwater.plan_state.before_on IS 'The last plan of a day before that.';
COMMENT ON COLUMN breakwater.plan_state.documents IS 'Documents as they last told of assets: SeenDocument.';
COMMENT ON COLUMN breakwater.plan_state.questions IS 'What the last plan asked: AskedQuestion.';
COMMENT ON COLUMN breakwater.plan_state.faults IS 'Why there is no newer plan: documents that can''t be read any more; none: there is nothing in the way.';

CREATE TABLE breakwater.sighting (
  org_id uuid NOT NULL,
  pair bytea NOT NULL CHECK (octet_length(pair) = 32),
  asset text NOT NULL,
  vulnerability text NOT NULL,
  first_seen_on date NOT NULL,
  arrived_on date,
  in_kev boolean NOT NULL,
  exploited_on date,
  components text[] NOT NULL,
  documents text[] NOT NULL,
  closed_on date,
  PRIMARY KEY (org_id, pair)
);
COMMENT ON TABLE breakwater.sighting IS 'A vulnerability was met on an asset: since when, and until when.';
COMMENT ON COLUMN breakwater.sighting.org_id IS 'Whose.';
COMMENT ON COLUMN breakwater.sighting.pair IS 'SHA-256 of asset and vulnerability: both may be long.';
COMMENT ON COLUMN breakwater.sighting.asset IS 'The asset''s name.';
COMMENT ON COLUMN breakwater.sighting.vulnerability IS 'Its id.';
COMMENT ON COLUMN breakwater.sighting.first_seen_on IS 'The plan that first met it. Never moved.';
COMMENT ON COLUMN breakwater.sighting.arrived_on IS 'The plan that met it again after it was gone.';
COMMENT ON COLUMN breakwater.sighting.in_kev IS 'Whether it was known to be exploited at the last plan.';
COMMENT ON COLUMN breakwater.sighting.exploited_on IS 'The plan that found it to be, where an earlier one had not.';
COMMENT ON COLUMN breakwater.sighting.components IS 'What bore it when it was last seen.';
COMMENT ON COLUMN breakwater.sighting.documents IS 'The paths of documents that showed it.';
COMMENT ON COLUMN breakwater.sighting.closed_on IS 'The plan that saw it gone.';

CREATE TABLE breakwater.action_record (
  org_id uuid NOT NULL,
  action_id text COLLATE "C" NOT NULL CHECK (length(action_id) BETWEEN 1 AND 100),
  kind text NOT NULL CHECK (kind IN ('upgrade', 'mitigate', 'isolate', 'investigate', 'replace', 'confirm', 'ask', 'harden')),
  title text NOT NULL,
  assets text[] NOT NULL,
  asset_kind text NOT NULL,
  count int NOT NULL CHECK (count > 0),
  closes jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'planned', 'started', 'done', 'deferred', 'answered')),
  since date NOT NULL,
  hours double precision NOT NULL CHECK (hours >= 0),
  until date,
  reason text,
  approved_by text,
  because text,
  evidence text[] NOT NULL,
  closed_on date,
  PRIMARY KEY (org_id, action_id)
);
COMMENT ON TABLE breakwater.action_record IS 'What became of an action of a plan.';
COMMENT ON COLUMN breakwater.action_record.org_id IS 'Whose.';
COMMENT ON COLUMN breakwater.action_record.action_id IS 'A short hash of kind, package or product, and assets.';
COMMENT ON COLUMN breakwater.action_record.kind IS 'Of which kind.';
COMMENT ON COLUMN breakwater.action_record.title IS 'In words.';
COMMENT ON COLUMN breakwater.action_record.assets IS 'On which assets.';
COMMENT ON COLUMN breakwater.action_record.asset_kind IS 'What these are: estimates of hours learn by it.';
COMMENT ON COLUMN breakwater.action_record.count IS 'How many, like ones counted each.';
COMMENT ON COLUMN breakwater.action_record.closes IS 'Vulnerabilities, each on its asset and component.';
COMMENT ON COLUMN breakwater.action_record.state IS 'proposed or planned by a plan; the others a person said.';
COMMENT ON COLUMN breakwater.action_record.since IS 'The day of its last change of state.';
COMMENT ON COLUMN breakwater.action_record.hours IS 'Hours that were spent on it.';
COMMENT ON COLUMN breakwater.action_record.until IS 'Put off until then.';
COMMENT ON COLUMN breakwater.action_record.reason IS 'In the person''s own words.';
COMMENT ON COLUMN breakwater.action_record.approved_by IS 'Who approved that it was put off.';
COMMENT ON COLUMN breakwater.action_record.because IS 'A VEX justification.';
COMMENT ON COLUMN breakwater.action_record.evidence IS 'Digests of documents that showed what it closes.';
COMMENT ON COLUMN breakwater.action_record.closed_on IS 'The plan that no longer met anything of it: it is proved.';

CREATE TABLE breakwater.action_move (
  org_id uuid NOT NULL,
  move_id uuid NOT NULL,
  action_id text COLLATE "C" NOT NULL,
  move text NOT NULL CHECK (move IN ('start', 'done', 'defer', 'answer')),
  made_at timestamptz NOT NULL DEFAULT now(),
  title text NOT NULL,
  closes jsonb NOT NULL,
  state_before text NOT NULL,
  hours double precision CHECK (hours >= 0),
  until date,
  reason text CHECK (length(reason) <= 1000),
  approved_by text CHECK (length(approved_by) <= 1000),
  because text CHECK (length(because) <= 1000),
  PRIMARY KEY (org_id, move_id)
);
CREATE INDEX move_of_action ON breakwater.action_move (org_id, action_id, move_id);
COMMENT ON TABLE breakwater.action_move IS 'What people said of actions, one row for each word: begun, done, put off, answered. Never changed, never removed.';
COMMENT ON COLUMN breakwater.action_move.org_id IS 'Whose.';
COMMENT ON COLUMN breakwater.action_move.move_id IS 'UUIDv7; the event of it bears the same.';
COMMENT ON COLUMN breakwater.action_move.action_id IS 'Of which action.';
COMMENT ON COLUMN breakwater.action_move.move IS 'What was said.';
COMMENT ON COLUMN breakwater.action_move.made_at IS 'When.';
COMMENT ON COLUMN breakwater.action_move.title IS 'What the action was then.';
COMMENT ON COLUMN breakwater.action_move.closes IS 'What it would have closed then.';
COMMENT ON COLUMN breakwater.action_move.state_before IS 'Its state before.';
COMMENT ON COLUMN breakwater.action_move.hours IS 'Hours spent since the last word.';
COMMENT ON COLUMN breakwater.action_move.until IS 'Put off until then.';
COMMENT ON COLUMN breakwater.action_move.reason IS 'In the person''s own words.';
COMMENT ON COLUMN breakwater.action_move.approved_by IS 'Who approved it.';
COMMENT ON COLUMN breakwater.action_move.because IS 'A VEX justification, or what came of a look.';

CREATE TABLE breakwater.answer (
  org_id uuid NOT NULL,
  question_id text COLLATE "C" NOT NULL CHECK (length(question_id) BETWEEN 1 AND 2000),
  position bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL CHECK (kind IN ('exposure', 'criticality', 'product', 'automatable', 'impact', 'column', 'name')),
  assets jsonb NOT NULL,
  closes jsonb NOT NULL,
  about jsonb,
  value text NOT NULL,
  reason text,
  answered_on date NOT NULL,
  is_unasked boolean NOT NULL,
  PRIMARY KEY (org_id, question_id)
);
COMMENT ON TABLE breakwater.answer IS 'What people answered to what plans asked, and said of assets unasked.';
COMMENT ON COLUMN breakwater.answer.org_id IS 'Whose.';
COMMENT ON COLUMN breakwater.answer.question_id IS 'A short hash of what is asked of which assets; of a look, the action''s id.';
COMMENT ON COLUMN breakwater.answer.position IS 'The later one holds.';
COMMENT ON COLUMN breakwater.answer.kind IS 'What is asked.';
COMMENT ON COLUMN breakwater.answer.assets IS 'Of which assets; of how documents are read, their paths, or names of products.';
COMMENT ON COLUMN breakwater.answer.closes IS 'Of which vulnerabilities there.';
COMMENT ON COLUMN breakwater.answer.about IS 'Of questions on how documents are read: what is sought, or vendor and product.';
COMMENT ON COLUMN breakwater.answer.value IS 'The answer.';
COMMENT ON COLUMN breakwater.answer.reason IS 'In the person''s own words.';
COMMENT ON COLUMN breakwater.answer.answered_on IS 'The day of it.';
COMMENT ON COLUMN breakwater.answer.is_unasked IS 'Said of an asset without being asked: it holds whatever documents state.';

ALTER TABLE breakwater.plan_state ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.sighting ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.action_record ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.action_move ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.answer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON breakwater.plan_state TO breakwater_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON breakwater.sighting, breakwater.action_record, breakwater.answer TO breakwater_app;
GRANT SELECT, INSERT ON breakwater.action_move TO breakwater_app;
-- Whoever may say something of it may look.
CREATE POLICY seen ON breakwater.plan_state FOR SELECT TO breakwater_app
  USING (org_id = ANY ((
    SELECT breakwater.orgs_where('plan.read') || breakwater.orgs_where('plan.act') || breakwater.orgs_where('inventory.write')
  )::uuid[]));
CREATE POLICY begun ON breakwater.plan_state FOR INSERT TO breakwater_app
  WITH CHECK (org_id = ANY ((SELECT breakwater.orgs_where('plan.act') || breakwater.orgs_where('inventory.write'))::uuid[]));
CREATE POLICY said ON breakwater.plan_state FOR UPDATE TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('plan.act') || breakwater.orgs_where('inventory.write'))::uuid[]));
CREATE POLICY planned ON breakwater.plan_state TO breakwater_app
  USING ((SELECT breakwater.service()) = 'planner') WITH CHECK ((SELECT breakwater.service()) = 'planner');
CREATE POLICY seen ON breakwater.sighting FOR SELECT TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('plan.read'))::uuid[]));
CREATE POLICY planned ON breakwater.sighting TO breakwater_app
  USING ((SELECT breakwater.service()) = 'planner') WITH CHECK ((SELECT breakwater.service()) = 'planner');
CREATE POLICY seen ON breakwater.action_record FOR SELECT TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('plan.read') || breakwater.orgs_where('plan.act'))::uuid[]));
CREATE POLICY said ON breakwater.action_record FOR UPDATE TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('plan.act'))::uuid[]));
CREATE POLICY planned ON breakwater.action_record TO breakwater_app
  USING ((SELECT breakwater.service()) = 'planner') WITH CHECK ((SELECT breakwater.service()) = 'planner');
CREATE POLICY seen ON breakwater.action_move FOR SELECT TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('plan.read'))::uuid[]));
CREATE POLICY said ON breakwater.action_move FOR INSERT TO breakwater_app
  WITH CHECK (org_id = ANY ((SELECT breakwater.orgs_where('plan.act'))::uuid[]));
CREATE POLICY seen ON breakwater.answer FOR SELECT TO breakwater_app
  USING (org_id = ANY ((
    SELECT breakwater.orgs_where('plan.read') || breakwater.orgs_where('plan.act') || breakwater.orgs_where('inventory.write')
  )::uuid[]));
CREATE POLICY said ON breakwater.answer TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('plan.act'))::uuid[]))
  WITH CHECK (org_id = ANY ((SELECT breakwater.orgs_where('plan.act'))::uuid[]));
CREATE POLICY said_of_assets ON breakwater.answer TO breakwater_app
  USING (is_unasked AND org_id = ANY ((SELECT breakwater.orgs_where('inventory.write'))::uuid[]))
  WITH CHECK (is_unasked AND org_id = ANY ((SELECT breakwater.orgs_where('inventory.write'))::uuid[]));
CREATE POLICY planned ON breakwater.answer TO breakwater_app
  USING ((SELECT breakwater.service()) = 'planner') WITH CHECK ((SELECT breakwater.service()) = 'planner');
