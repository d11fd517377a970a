-- Who there is: people, the organizations that they are members of, and what they are in each.
CREATE TABLE breakwater.person (
  person_id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  email text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  same_human_as uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  suspended_at timestamptz
);
COMMENT ON TABLE breakwater.person IS 'An account of a human.';
COMMENT ON COLUMN breakwater.person.person_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.person.name IS 'As the person wrote it.';
COMMENT ON COLUMN breakwater.person.email IS 'Where an invitation reached them. Not unique: an address that is taken would tell of its holder.';
COMMENT ON COLUMN breakwater.person.same_human_as IS 'Another account that is known to be the same human''s; beside it, equal mailboxes count as one human.';
COMMENT ON COLUMN breakwater.person.created_at IS 'When the account was made.';
COMMENT ON COLUMN breakwater.person.suspended_at IS 'Since then this person may do nothing.';

CREATE TABLE breakwater.organization (
  org_id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  kind text NOT NULL CHECK (kind IN ('federal_agency', 'state_or_local_government', 'critical_infrastructure_operator', 'ai_developer', 'software_vendor', 'researcher', 'service_provider', 'clearinghouse')),
  sector text CHECK (sector IN ('chemical', 'commercial_facilities', 'communications', 'critical_manufacturing', 'dams', 'defense_industrial_base', 'emergency_services', 'energy', 'financial_services', 'food_and_agriculture', 'government_services_and_facilities', 'healthcare_and_public_health', 'information_technology', 'nuclear_reactors_materials_and_waste', 'transportation_systems', 'water_and_wastewater_systems')),
  hours_a_week double precision NOT NULL DEFAULT 8 CHECK (hours_a_week BETWEEN 0 AND 10000),
  bound_by text CHECK (length(bound_by) BETWEEN 1 AND 40),
  policy jsonb NOT NULL DEFAULT '{}',
  is_example boolean NOT NULL DEFAULT false,
  enrolled_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  suspended_at timestamptz,
  CHECK ((sector IS NOT NULL) = (kind = 'critical_infrastructure_operator'))
);
COMMENT ON TABLE breakwater.organization IS 'A party of the clearinghouse.';
COMMENT ON COLUMN breakwater.organization.org_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.organization.name IS 'As its people write it.';
COMMENT ON COLUMN breakwater.organization.kind IS 'What it is to the clearinghouse: core/parties/organization.ts.';
COMMENT ON COLUMN breakwater.organization.sector IS 'Of an operator of critical infrastructure alone: NSM-22, annex.';
COMMENT ON COLUMN breakwater.organization.hours_a_week IS 'Hours a week that it has for fixing.';
COMMENT ON COLUMN breakwater.organization.bound_by IS 'The directive that binds it, as a plan names it.';
COMMENT ON COLUMN breakwater.organization.policy IS 'What it chose where it has a choice.';
COMMENT ON COLUMN breakwater.organization.is_example IS 'Invented: its people act over the loopback interface alone.';
COMMENT ON COLUMN breakwater.organization.enrolled_by IS 'The provider or clearinghouse that enrolled it.';
COMMENT ON COLUMN breakwater.organization.created_at IS 'When it was enrolled.';
COMMENT ON COLUMN breakwater.organization.suspended_at IS 'Since then nobody may do anything in it.';

CREATE TABLE breakwater.member (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  person_id uuid NOT NULL REFERENCES breakwater.person,
  role text NOT NULL CHECK (role IN ('administrator', 'operator', 'reader', 'auditor')),
  state text NOT NULL CHECK (state IN ('active', 'suspended', 'removed')),
  since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, person_id)
);
CREATE INDEX member_of_person ON breakwater.member (person_id);
COMMENT ON TABLE breakwater.member IS 'A person in an organization.';
COMMENT ON COLUMN breakwater.member.org_id IS 'The organization.';
COMMENT ON COLUMN breakwater.member.person_id IS 'The person.';
COMMENT ON COLUMN breakwater.member.role IS 'What they may do: role_permission.';
COMMENT ON COLUMN breakwater.member.state IS 'active; suspended: may do nothing here; removed: no member any more.';
COMMENT ON COLUMN breakwater.member.since IS 'When the person came, or came back.';

ALTER TABLE breakwater.person ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.organization ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.member ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON breakwater.person TO breakwater_owner USING (true);
CREATE POLICY definer ON breakwater.organization TO breakwater_owner USING (true);
CREATE POLICY definer ON breakwater.member TO breakwater_owner USING (true);
