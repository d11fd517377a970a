-- What organizations hand in of what they run: each document as it came, sealed, with what was understood of it. Plans are
-- made from these alone.
CREATE TABLE breakwater.inventory_document (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  document_id uuid NOT NULL,
  path text COLLATE "C" NOT NULL CHECK (length(path) BETWEEN 1 AND 300),
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  byte_count bigint NOT NULL CHECK (byte_count >= 0),
  format text NOT NULL CHECK (length(format) <= 300),
  created_on date,
  tool text CHECK (length(tool) <= 300),
  assets int NOT NULL CHECK (assets >= 0),
  components int NOT NULL CHECK (components >= 0),
  dropped jsonb NOT NULL,
  columns jsonb NOT NULL,
  questions jsonb NOT NULL,
  uploaded_at timestamptz NOT NULL DEFAULT now(),
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  PRIMARY KEY (org_id, document_id),
  UNIQUE (org_id, path)
);
ALTER TABLE breakwater.inventory_document ALTER COLUMN sealed SET STORAGE EXTERNAL;
COMMENT ON TABLE breakwater.inventory_document IS 'A document on what an organization runs. One that comes under the same path takes the place of the one before.';
COMMENT ON COLUMN breakwater.inventory_document.org_id IS 'Whose it is.';
COMMENT ON COLUMN breakwater.inventory_document.document_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.inventory_document.path IS 'As whoever sent it named it; its parts separated by /.';
COMMENT ON COLUMN breakwater.inventory_document.digest IS 'SHA-256 of its bytes as they came, in hexadecimal.';
COMMENT ON COLUMN breakwater.inventory_document.byte_count IS 'Its bytes as they came.';
COMMENT ON COLUMN breakwater.inventory_document.format IS 'CycloneDX 1.5 JSON, assets CSV …';
COMMENT ON COLUMN breakwater.inventory_document.created_on IS 'The day that the document itself states.';
COMMENT ON COLUMN breakwater.inventory_document.tool IS 'What wrote it.';
COMMENT ON COLUMN breakwater.inventory_document.assets IS 'How many assets it names.';
COMMENT ON COLUMN breakwater.inventory_document.components IS 'How many components it holds.';
COMMENT ON COLUMN breakwater.inventory_document.dropped IS 'What was left out of it, by reason: core/kernel/tally.ts.';
COMMENT ON COLUMN breakwater.inventory_document.columns IS 'How the columns of a table were read.';
COMMENT ON COLUMN breakwater.inventory_document.questions IS 'What should be confirmed of how they were read.';
COMMENT ON COLUMN breakwater.inventory_document.uploaded_at IS 'When it came.';
COMMENT ON COLUMN breakwater.inventory_document.sealed IS 'Its bytes, packed by zstd, then sealed.';
COMMENT ON COLUMN breakwater.inventory_document.data_key_id IS 'What it is sealed under.';

CREATE TABLE breakwater.inventory (
  org_id uuid PRIMARY KEY REFERENCES breakwater.organization,
  version bigint NOT NULL CHECK (version > 0),
  changed_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE breakwater.inventory IS 'That an organization handed in documents, and how often these changed: a plan says of which version it is.';
COMMENT ON COLUMN breakwater.inventory.org_id IS 'Whose.';
COMMENT ON COLUMN breakwater.inventory.version IS 'One more with each change.';
COMMENT ON COLUMN breakwater.inventory.changed_at IS 'When a document last came or went.';

ALTER TABLE breakwater.inventory_document ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.inventory ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON breakwater.inventory_document TO breakwater_app;
GRANT SELECT, INSERT, UPDATE ON breakwater.inventory TO breakwater_app;
-- Whoever may hand in may look: a token that only pushes finds out what is there already.
CREATE POLICY seen ON breakwater.inventory_document FOR SELECT TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('inventory.read') || breakwater.orgs_where('inventory.write'))::uuid[]));
CREATE POLICY handed_in ON breakwater.inventory_document FOR INSERT TO breakwater_app
  WITH CHECK (org_id = ANY ((SELECT breakwater.orgs_where('inventory.write'))::uuid[]));
CREATE POLICY replaced ON breakwater.inventory_document FOR UPDATE TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('inventory.write'))::uuid[]));
CREATE POLICY removed ON breakwater.inventory_document FOR DELETE TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('inventory.write'))::uuid[]));
CREATE POLICY planned ON breakwater.inventory_document FOR SELECT TO breakwater_app
  USING ((SELECT breakwater.service()) = 'planner');
CREATE POLICY understood ON breakwater.inventory_document FOR UPDATE TO breakwater_app
  USING ((SELECT breakwater.service()) = 'planner');
CREATE POLICY seen ON breakwater.inventory FOR SELECT TO breakwater_app
  USING (org_id = ANY ((
    SELECT breakwater.orgs_where('inventory.read') || breakwater.orgs_where('inventory.write') || breakwater.orgs_where('plan.read')
  )::uuid[]));
CREATE POLICY begun ON breakwater.inventory FOR INSERT TO breakwater_app
  WITH CHECK (org_id = ANY ((SELECT breakwater.orgs_where('inventory.write'))::uuid[]));
CREATE POLICY changed ON breakwater.inventory FOR UPDATE TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('inventory.write'))::uuid[]));
CREATE POLICY planned ON breakwater.inventory FOR SELECT TO breakwater_app
  USING ((SELECT breakwater.service()) = 'planner');

-- Documents are sealed under the organization's own key.
CREATE POLICY of_inventory_seen ON breakwater.data_key FOR SELECT TO breakwater_app
  USING (
    compartment_id IS NULL
    AND org_id = ANY ((SELECT breakwater.orgs_where('inventory.read') || breakwater.orgs_where('inventory.write'))::uuid[])
  );
CREATE POLICY of_inventory_made ON breakwater.data_key FOR INSERT TO breakwater_app
  WITH CHECK (compartment_id IS NULL AND org_id = ANY ((SELECT breakwater.orgs_where('inventory.write'))::uuid[]));
