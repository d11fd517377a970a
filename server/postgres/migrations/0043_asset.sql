-- What an organization runs, as rows: put together from its documents by each plan, for lists, and for finding by package and
-- version whom a new advisory concerns. No references between these tables: rows are written by the hundred thousand, and
-- those of an asset are removed together.
CREATE TABLE breakwater.asset (
  org_id uuid NOT NULL,
  asset_id uuid NOT NULL,
  name text COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 640),
  kind text NOT NULL CHECK (kind IN ('host', 'workstation', 'server', 'application', 'appliance', 'device', 'ot', 'medical', 'service', 'unknown')),
  exposure text NOT NULL CHECK (exposure IN ('public', 'internal', 'isolated', 'unknown')),
  exposure_source text CHECK (length(exposure_source) <= 600),
  exposure_on date,
  documented_exposure text NOT NULL CHECK (documented_exposure IN ('public', 'internal', 'isolated', 'unknown')),
  criticality text NOT NULL CHECK (criticality IN ('essential', 'important', 'other', 'unknown')),
  criticality_source text CHECK (length(criticality_source) <= 600),
  criticality_on date,
  documented_criticality text NOT NULL CHECK (documented_criticality IN ('essential', 'important', 'other', 'unknown')),
  zone text CHECK (length(zone) <= 300),
  count int NOT NULL CHECK (count > 0),
  maintenance_window text CHECK (length(maintenance_window) <= 300),
  loses text CHECK (length(loses) <= 600),
  also_known_as text[] NOT NULL,
  seen_on date,
  components int NOT NULL CHECK (components >= 0),
  components_digest text NOT NULL CHECK (components_digest ~ '^[0-9a-f]{64}$'),
  matches_digest text NOT NULL CHECK (matches_digest ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (org_id, asset_id),
  UNIQUE (org_id, name)
);
COMMENT ON TABLE breakwater.asset IS 'A thing that runs software; one row may stand for many alike.';
COMMENT ON COLUMN breakwater.asset.org_id IS 'Whose.';
COMMENT ON COLUMN breakwater.asset.asset_id IS 'UUIDv7; stays while the asset bears its name.';
COMMENT ON COLUMN breakwater.asset.name IS 'What its people call it.';
COMMENT ON COLUMN breakwater.asset.kind IS 'Of which kind: core/components/asset.ts.';
COMMENT ON COLUMN breakwater.asset.exposure IS 'Who can reach it, with what the operator said put in.';
COMMENT ON COLUMN breakwater.asset.exposure_source IS 'Who says so.';
COMMENT ON COLUMN breakwater.asset.exposure_on IS 'As of which day.';
COMMENT ON COLUMN breakwater.asset.documented_exposure IS 'What documents say of it.';
COMMENT ON COLUMN breakwater.asset.criticality IS 'What the mission loses with it, with what the operator said put in.';
COMMENT ON COLUMN breakwater.asset.criticality_source IS 'Who says so.';
COMMENT ON COLUMN breakwater.asset.criticality_on IS 'As of which day.';
COMMENT ON COLUMN breakwater.asset.documented_criticality IS 'What documents say of it.';
COMMENT ON COLUMN breakwater.asset.zone IS 'Where it stands.';
COMMENT ON COLUMN breakwater.asset.count IS 'How many like it.';
COMMENT ON COLUMN breakwater.asset.maintenance_window IS 'When it may be worked on, as the operator wrote it.';
COMMENT ON COLUMN breakwater.asset.loses IS 'What the mission loses with it, in the operator''s words.';
COMMENT ON COLUMN breakwater.asset.also_known_as IS 'Addresses and other names.';
COMMENT ON COLUMN breakwater.asset.seen_on IS 'When the tool that a document comes from last heard of it.';
COMMENT ON COLUMN breakwater.asset.components IS 'How many components it has.';
COMMENT ON COLUMN breakwater.asset.components_digest IS 'SHA-256 over their rows: what is the same is not written again.';
COMMENT ON COLUMN breakwater.asset.matches_digest IS 'The same of its matches.';

CREATE TABLE breakwater.component (
  org_id uuid NOT NULL,
  asset_id uuid NOT NULL,
  number int NOT NULL CHECK (number >= 0),
  package_id bigint,
  version_key bytea CHECK (octet_length(version_key) <= 512),
  name text NOT NULL CHECK (length(name) <= 300),
  version text CHECK (length(version) <= 300),
  purl text CHECK (length(purl) <= 600),
  vendor text CHECK (length(vendor) <= 300),
  depth text NOT NULL CHECK (depth IN ('direct', 'transitive', 'unknown')),
  is_reported boolean NOT NULL,
  document_id uuid,
  PRIMARY KEY (org_id, asset_id, number)
);
-- Which organizations a new advisory concerns: one range of it, and nothing of the table.
CREATE INDEX component_by_version ON breakwater.component (package_id, version_key, org_id);
COMMENT ON TABLE breakwater.component IS 'A piece of software on an asset.';
COMMENT ON COLUMN breakwater.component.org_id IS 'Whose.';
COMMENT ON COLUMN breakwater.component.asset_id IS 'On which asset.';
COMMENT ON COLUMN breakwater.component.number IS 'Its place among the components of the asset, from 0.';
COMMENT ON COLUMN breakwater.component.package_id IS 'The first name that it is looked up under; none: nothing is known under any.';
COMMENT ON COLUMN breakwater.component.version_key IS 'Its version in the order of that name''s scheme; none: it can''t be ordered, and every statement may speak of it.';
COMMENT ON COLUMN breakwater.component.name IS 'As its document writes it.';
COMMENT ON COLUMN breakwater.component.version IS 'As its document writes it.';
COMMENT ON COLUMN breakwater.component.purl IS 'Its package URL.';
COMMENT ON COLUMN breakwater.component.vendor IS 'Its maker.';
COMMENT ON COLUMN breakwater.component.depth IS 'A direct dependency, one brought in by others, or not known.';
COMMENT ON COLUMN breakwater.component.is_reported IS 'No software that a document lists, but what a scanner found to mend on the asset.';
COMMENT ON COLUMN breakwater.component.document_id IS 'Which document showed it first.';

CREATE TABLE breakwater.component_name (
  org_id uuid NOT NULL,
  asset_id uuid NOT NULL,
  number int NOT NULL,
  package_id bigint NOT NULL,
  version_key bytea CHECK (octet_length(version_key) <= 512),
  PRIMARY KEY (org_id, asset_id, number, package_id)
);
CREATE INDEX component_name_by_version ON breakwater.component_name (package_id, version_key, org_id);
COMMENT ON TABLE breakwater.component_name IS 'A further name under which a component is looked up: products have several, packages mostly one.';
COMMENT ON COLUMN breakwater.component_name.org_id IS 'Whose.';
COMMENT ON COLUMN breakwater.component_name.asset_id IS 'On which asset.';
COMMENT ON COLUMN breakwater.component_name.number IS 'Which component there.';
COMMENT ON COLUMN breakwater.component_name.package_id IS 'The name.';
COMMENT ON COLUMN breakwater.component_name.version_key IS 'As in component.';

-- Index-only scans look into the table where a page changed since the last vacuum.
ALTER TABLE breakwater.component SET (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE breakwater.component_name SET (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_scale_factor = 0.02);

ALTER TABLE breakwater.asset ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.component ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.component_name ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON breakwater.asset, breakwater.component, breakwater.component_name TO breakwater_app;
CREATE POLICY seen ON breakwater.asset FOR SELECT TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('inventory.read') || breakwater.orgs_where('inventory.write'))::uuid[]));
CREATE POLICY edited ON breakwater.asset FOR UPDATE TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('inventory.write'))::uuid[]));
CREATE POLICY planned ON breakwater.asset TO breakwater_app
  USING ((SELECT breakwater.service()) = 'planner') WITH CHECK ((SELECT breakwater.service()) = 'planner');
CREATE POLICY seen ON breakwater.component FOR SELECT TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('inventory.read'))::uuid[]));
CREATE POLICY planned ON breakwater.component TO breakwater_app
  USING ((SELECT breakwater.service()) = 'planner') WITH CHECK ((SELECT breakwater.service()) = 'planner');
CREATE POLICY planned ON breakwater.component_name TO breakwater_app
  USING ((SELECT breakwater.service()) = 'planner') WITH CHECK ((SELECT breakwater.service()) = 'planner');
