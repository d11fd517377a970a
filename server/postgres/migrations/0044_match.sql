-- Which vulnerabilities meet which components. A plan writes those of its organization, weighed; a new feed adds what its
-- ranges lead to at once, and the next plan weighs it.
CREATE TABLE breakwater.match (
  org_id uuid NOT NULL,
  asset_id uuid NOT NULL,
  number int NOT NULL,
  vulnerability text COLLATE "C" NOT NULL CHECK (length(vulnerability) BETWEEN 1 AND 300),
  verdict text NOT NULL CHECK (verdict IN ('affected', 'unknown')),
  is_weighed boolean NOT NULL,
  tier text CHECK (tier IN ('3DF', '3D', '14D', '60D', 'FSU')),
  in_kev boolean,
  due_on date,
  first_seen_on date,
  PRIMARY KEY (org_id, asset_id, number, vulnerability),
  CHECK (is_weighed = (tier IS NOT NULL AND in_kev IS NOT NULL AND first_seen_on IS NOT NULL))
);
CREATE INDEX match_of_vulnerability ON breakwater.match (org_id, vulnerability);
COMMENT ON TABLE breakwater.match IS 'A vulnerability meets a component on an asset.';
COMMENT ON COLUMN breakwater.match.org_id IS 'Whose.';
COMMENT ON COLUMN breakwater.match.asset_id IS 'On which asset.';
COMMENT ON COLUMN breakwater.match.number IS 'Which component there.';
COMMENT ON COLUMN breakwater.match.vulnerability IS 'Its id in the feed.';
COMMENT ON COLUMN breakwater.match.verdict IS 'affected, or unknown: it can''t be told.';
COMMENT ON COLUMN breakwater.match.is_weighed IS 'Whether all that publishers and operator say of it was weighed; else one range led to it.';
COMMENT ON COLUMN breakwater.match.tier IS 'How soon, by BOD 26-04: core/priority.';
COMMENT ON COLUMN breakwater.match.in_kev IS 'Whether the catalogue lists it as exploited.';
COMMENT ON COLUMN breakwater.match.due_on IS 'The day of its tier; none where the tier has none.';
COMMENT ON COLUMN breakwater.match.first_seen_on IS 'The plan that first met it here.';

CREATE TABLE breakwater.concern (
  org_id uuid NOT NULL,
  vulnerability text COLLATE "C" NOT NULL CHECK (length(vulnerability) BETWEEN 1 AND 300),
  affected int NOT NULL CHECK (affected >= 0),
  unknown int NOT NULL CHECK (unknown >= 0),
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  detail jsonb NOT NULL,
  PRIMARY KEY (org_id, vulnerability)
);
COMMENT ON TABLE breakwater.concern IS 'What a vulnerability means for an organization: where it meets it, how soon, why, who says what.';
COMMENT ON COLUMN breakwater.concern.org_id IS 'For whom.';
COMMENT ON COLUMN breakwater.concern.vulnerability IS 'Its id in the feed.';
COMMENT ON COLUMN breakwater.concern.affected IS 'Matches that are affected.';
COMMENT ON COLUMN breakwater.concern.unknown IS 'Matches of which it can''t be told.';
COMMENT ON COLUMN breakwater.concern.digest IS 'SHA-256 of the detail: what is the same is not written again.';
COMMENT ON COLUMN breakwater.concern.detail IS 'server/planning/plan-lines.ts: Concern.';

ALTER TABLE breakwater.match ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.concern ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON breakwater.match, breakwater.concern TO breakwater_app;
CREATE POLICY seen ON breakwater.match FOR SELECT TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('plan.read'))::uuid[]));
CREATE POLICY planned ON breakwater.match TO breakwater_app
  USING ((SELECT breakwater.service()) = 'planner') WITH CHECK ((SELECT breakwater.service()) = 'planner');
CREATE POLICY seen ON breakwater.concern FOR SELECT TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('plan.read'))::uuid[]));
CREATE POLICY planned ON breakwater.concern TO breakwater_app
  USING ((SELECT breakwater.service()) = 'planner') WITH CHECK ((SELECT breakwater.service()) = 'planner');
