-- Data keys: what sealed content is sealed under, each wrapped by a key that the database never holds. A key without its
-- wrapped bytes was destroyed, and all that was sealed under it is gone with it.
CREATE TABLE breakwater.data_key (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  data_key_id uuid NOT NULL,
  compartment_id uuid,
  wrapped_by text NOT NULL CHECK (length(wrapped_by) BETWEEN 1 AND 200),
  wrapped bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  destroyed_at timestamptz,
  PRIMARY KEY (org_id, data_key_id),
  CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
CREATE INDEX data_key_of_compartment ON breakwater.data_key (compartment_id, created_at) WHERE compartment_id IS NOT NULL;
COMMENT ON TABLE breakwater.data_key IS 'A key that content of an organization or of a compartment is sealed under.';
COMMENT ON COLUMN breakwater.data_key.org_id IS 'Whose content; of a compartment its sponsor.';
COMMENT ON COLUMN breakwater.data_key.data_key_id IS 'UUIDv7; stands beside each value sealed under it.';
COMMENT ON COLUMN breakwater.data_key.compartment_id IS 'The compartment whose content it seals; none: the organization''s own.';
COMMENT ON COLUMN breakwater.data_key.wrapped_by IS 'Names the key-encryption key.';
COMMENT ON COLUMN breakwater.data_key.wrapped IS 'The key, wrapped; none once destroyed.';
COMMENT ON COLUMN breakwater.data_key.created_at IS 'When it was made; after 90 days new content is sealed under a new one.';
COMMENT ON COLUMN breakwater.data_key.destroyed_at IS 'When it was destroyed.';

ALTER TABLE breakwater.data_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- Whoever may see the content may have its key unwrapped.
CREATE POLICY of_organization ON breakwater.data_key TO breakwater_app
  USING (compartment_id IS NULL AND org_id = ANY ((SELECT breakwater.orgs_where('organization.read'))::uuid[]))
  WITH CHECK (compartment_id IS NULL AND org_id = ANY ((SELECT breakwater.orgs_where('organization.read'))::uuid[]));
CREATE POLICY of_compartment ON breakwater.data_key TO breakwater_app
  USING (compartment_id = ANY ((SELECT breakwater.my_compartments())::uuid[]))
  WITH CHECK (compartment_id = ANY ((SELECT breakwater.my_compartments())::uuid[]));
CREATE POLICY of_services ON breakwater.data_key FOR SELECT TO breakwater_app
  USING (compartment_id IS NULL AND (SELECT breakwater.service()) IN ('sign-in', 'planner'));
GRANT SELECT, INSERT ON breakwater.data_key TO breakwater_app;
GRANT UPDATE (wrapped, destroyed_at) ON breakwater.data_key TO breakwater_app;
