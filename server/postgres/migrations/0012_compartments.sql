-- Need-to-know groups, and each person's way into one.
CREATE TABLE breakwater.compartment (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  compartment_id uuid NOT NULL UNIQUE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 1000),
  purposes text[] NOT NULL CHECK (cardinality(purposes) > 0 AND purposes <@ ARRAY['defence', 'coordination', 'oversight']),
  terms text NOT NULL CHECK (length(terms) BETWEEN 1 AND 20000),
  terms_digest text NOT NULL CHECK (length(terms_digest) BETWEEN 1 AND 64),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (org_id, compartment_id)
);
COMMENT ON TABLE breakwater.compartment IS 'A need-to-know group: seen by who was read in, or is offered to be.';
COMMENT ON COLUMN breakwater.compartment.org_id IS 'Its sponsor: the organization that answers for it.';
COMMENT ON COLUMN breakwater.compartment.compartment_id IS 'UUIDv7; labels name it.';
COMMENT ON COLUMN breakwater.compartment.name IS 'As its people call it.';
COMMENT ON COLUMN breakwater.compartment.purpose IS 'What it is for, in a sentence.';
COMMENT ON COLUMN breakwater.compartment.purposes IS 'What its content may be used for at all.';
COMMENT ON COLUMN breakwater.compartment.terms IS 'What one promises who is read in.';
COMMENT ON COLUMN breakwater.compartment.terms_digest IS 'SHA-256 of the terms, in hexadecimal: who accepted others is out until they accept these.';
COMMENT ON COLUMN breakwater.compartment.created_at IS 'When it was made.';
COMMENT ON COLUMN breakwater.compartment.expires_at IS 'Ends then by itself: nobody sees what lies in it.';
COMMENT ON COLUMN breakwater.compartment.closed_at IS 'When its sponsor closed it.';

CREATE TABLE breakwater.read_in (
  org_id uuid NOT NULL,
  compartment_id uuid NOT NULL,
  person_id uuid NOT NULL,
  purposes text[] NOT NULL CHECK (cardinality(purposes) > 0 AND purposes <@ ARRAY['defence', 'coordination', 'oversight']),
  state text NOT NULL CHECK (state IN ('offered', 'accepted', 'ended')),
  offered_by uuid NOT NULL,
  offered_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  terms_digest text,
  on_behalf_of uuid,
  known_as text,
  accepted_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (org_id, compartment_id, person_id),
  FOREIGN KEY (org_id, compartment_id) REFERENCES breakwater.compartment,
  CHECK (state <> 'accepted' OR (terms_digest IS NOT NULL AND on_behalf_of IS NOT NULL AND accepted_at IS NOT NULL)),
  CHECK ((ended_at IS NOT NULL) = (state = 'ended'))
);
-- No reference to person: it would tell whoever offers whether such a person exists.
CREATE INDEX read_in_of_person ON breakwater.read_in (person_id);
COMMENT ON TABLE breakwater.read_in IS 'One person''s way into one compartment.';
COMMENT ON COLUMN breakwater.read_in.org_id IS 'The compartment''s sponsor.';
COMMENT ON COLUMN breakwater.read_in.compartment_id IS 'The compartment.';
COMMENT ON COLUMN breakwater.read_in.person_id IS 'Whose way; of any organization. It may be nobody''s: an offer never tells.';
COMMENT ON COLUMN breakwater.read_in.purposes IS 'What this person may use the content for.';
COMMENT ON COLUMN breakwater.read_in.state IS 'offered; accepted: in, as long as all else holds; ended.';
COMMENT ON COLUMN breakwater.read_in.offered_by IS 'Who read them in.';
COMMENT ON COLUMN breakwater.read_in.offered_at IS 'When it was offered last.';
COMMENT ON COLUMN breakwater.read_in.expires_at IS 'Ends then by itself.';
COMMENT ON COLUMN breakwater.read_in.terms_digest IS 'The terms that were accepted.';
COMMENT ON COLUMN breakwater.read_in.on_behalf_of IS 'The organization whose member they are in this: with the membership it ends.';
COMMENT ON COLUMN breakwater.read_in.known_as IS 'Name and organization when they accepted, for who reads in: nothing else of them is seen.';
COMMENT ON COLUMN breakwater.read_in.accepted_at IS 'When the terms were accepted.';
COMMENT ON COLUMN breakwater.read_in.ended_at IS 'When they were read out, or left.';

ALTER TABLE breakwater.compartment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.read_in ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON breakwater.compartment TO breakwater_owner USING (true);
CREATE POLICY definer ON breakwater.read_in TO breakwater_owner USING (true);
