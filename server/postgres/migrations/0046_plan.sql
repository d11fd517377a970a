-- The plan of each organization as it was rendered, and what it was made from; and of every day what it said in short: the
-- baseline of whether it helps.
CREATE TABLE breakwater.plan (
  org_id uuid PRIMARY KEY REFERENCES breakwater.organization,
  made_at timestamptz NOT NULL,
  as_of date NOT NULL,
  feed_id text NOT NULL CHECK (feed_id ~ '^[0-9a-f]{64}$'),
  inventory_version bigint NOT NULL,
  state_version bigint NOT NULL,
  settings_digest text NOT NULL CHECK (settings_digest ~ '^[0-9a-f]{64}$'),
  text text NOT NULL,
  outline jsonb NOT NULL,
  outdated_for text
);
COMMENT ON TABLE breakwater.plan IS 'This week''s plan of an organization.';
COMMENT ON COLUMN breakwater.plan.org_id IS 'Whose.';
COMMENT ON COLUMN breakwater.plan.made_at IS 'When it was made.';
COMMENT ON COLUMN breakwater.plan.as_of IS 'The day that it is of, in UTC.';
COMMENT ON COLUMN breakwater.plan.feed_id IS 'With which feed.';
COMMENT ON COLUMN breakwater.plan.inventory_version IS 'Of which version of the inventory.';
COMMENT ON COLUMN breakwater.plan.state_version IS 'The version of the state that it left behind: a later one holds what was said since.';
COMMENT ON COLUMN breakwater.plan.settings_digest IS 'SHA-256 of the organization''s hours, directive and policy: with which of these.';
COMMENT ON COLUMN breakwater.plan.text IS 'The very JSON that breakwater plan --format json prints.';
COMMENT ON COLUMN breakwater.plan.outline IS 'In short: server/planning/plan-lines.ts, Outline.';
COMMENT ON COLUMN breakwater.plan.outdated_for IS 'The day or feed for which a newer one was asked for last, so that it is asked for once.';

CREATE TABLE breakwater.plan_day (
  org_id uuid NOT NULL,
  as_of date NOT NULL,
  made_at timestamptz NOT NULL,
  feed_id text NOT NULL,
  outline jsonb NOT NULL,
  PRIMARY KEY (org_id, as_of)
);
COMMENT ON TABLE breakwater.plan_day IS 'The last plan of each day, in short.';
COMMENT ON COLUMN breakwater.plan_day.org_id IS 'Whose.';
COMMENT ON COLUMN breakwater.plan_day.as_of IS 'The day, in UTC.';
COMMENT ON COLUMN breakwater.plan_day.made_at IS 'When it was made.';
COMMENT ON COLUMN breakwater.plan_day.feed_id IS 'With which feed.';
COMMENT ON COLUMN breakwater.plan_day.outline IS 'As in plan.';

ALTER TABLE breakwater.plan ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.plan_day ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON breakwater.plan TO breakwater_app;
GRANT SELECT, INSERT, UPDATE ON breakwater.plan_day TO breakwater_app;
CREATE POLICY seen ON breakwater.plan FOR SELECT TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('plan.read'))::uuid[]));
CREATE POLICY planned ON breakwater.plan TO breakwater_app
  USING ((SELECT breakwater.service()) = 'planner') WITH CHECK ((SELECT breakwater.service()) = 'planner');
CREATE POLICY seen ON breakwater.plan_day FOR SELECT TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('plan.read'))::uuid[]));
CREATE POLICY planned ON breakwater.plan_day TO breakwater_app
  USING ((SELECT breakwater.service()) = 'planner') WITH CHECK ((SELECT breakwater.service()) = 'planner');

-- What a plan is made for: hours, directive, figures.
CREATE POLICY planned ON breakwater.organization FOR SELECT TO breakwater_app
  USING ((SELECT breakwater.service()) = 'planner');
