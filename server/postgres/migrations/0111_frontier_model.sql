-- Models under the voluntary framework, and what is told of each: moves, only ever added. A move says what it is under seal
-- alone, so that nothing outside tells who gave notice, asked, or left again.
CREATE TABLE breakwater.frontier_model (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  model_id uuid NOT NULL UNIQUE,
  compartment_id uuid NOT NULL UNIQUE,
  shield text NOT NULL UNIQUE CHECK (shield ~ '^[a-z]+-[a-z]+-[0-9]{4}$'),
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, model_id),
  FOREIGN KEY (org_id, compartment_id) REFERENCES breakwater.compartment
);
COMMENT ON TABLE breakwater.frontier_model IS 'A model that its developer brought under the framework, by its own choice.';
COMMENT ON COLUMN breakwater.frontier_model.org_id IS 'Its developer.';
COMMENT ON COLUMN breakwater.frontier_model.model_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.frontier_model.compartment_id IS 'Its own compartment: of the developer''s people those who are read in see it.';
COMMENT ON COLUMN breakwater.frontier_model.shield IS 'A codename by chance: all that those learn who need not know the model.';
COMMENT ON COLUMN breakwater.frontier_model.sealed IS 'Its name and what its developer says of it, sealed.';
COMMENT ON COLUMN breakwater.frontier_model.data_key_id IS 'What that is sealed under: a key of its compartment.';
COMMENT ON COLUMN breakwater.frontier_model.made_at IS 'When.';

CREATE TABLE breakwater.frontier_move (
  org_id uuid NOT NULL,
  model_id uuid NOT NULL,
  audience text NOT NULL CHECK (audience IN ('developer', 'record', 'offices')),
  number int NOT NULL CHECK (number > 0),
  at timestamptz NOT NULL,
  by_org_id uuid NOT NULL,
  by_person_id uuid NOT NULL,
  by_name text NOT NULL,
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  PRIMARY KEY (org_id, model_id, audience, number),
  FOREIGN KEY (org_id, model_id) REFERENCES breakwater.frontier_model
);
COMMENT ON TABLE breakwater.frontier_move IS 'One thing that somebody told of a model or did about it; never changed, only followed by another.';
COMMENT ON COLUMN breakwater.frontier_move.org_id IS 'The model''s developer.';
COMMENT ON COLUMN breakwater.frontier_move.model_id IS 'The model.';
COMMENT ON COLUMN breakwater.frontier_move.audience IS 'developer: the developer''s own people; record: they and whom they gave the record; offices: who determines, is consulted or oversees, and not the developer.';
COMMENT ON COLUMN breakwater.frontier_move.number IS 'From 1, for each audience by itself: a gap would tell of what one may not see.';
COMMENT ON COLUMN breakwater.frontier_move.at IS 'When.';
COMMENT ON COLUMN breakwater.frontier_move.by_org_id IS 'In whose name.';
COMMENT ON COLUMN breakwater.frontier_move.by_person_id IS 'By whom.';
COMMENT ON COLUMN breakwater.frontier_move.by_name IS 'Their name and organization then.';
COMMENT ON COLUMN breakwater.frontier_move.sealed IS 'What it is and says, sealed.';
COMMENT ON COLUMN breakwater.frontier_move.data_key_id IS 'What it is sealed under.';

ALTER TABLE breakwater.frontier_model ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.frontier_move ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON breakwater.frontier_model TO breakwater_owner USING (true);
CREATE POLICY definer ON breakwater.frontier_move TO breakwater_owner USING (true);

CREATE FUNCTION breakwater.frontier_models_of_mine(permission text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(model_id), '{}')
  FROM frontier_model
  WHERE org_id = ANY ((SELECT breakwater.orgs_as_member($1))::uuid[])
    AND compartment_id = ANY ((SELECT breakwater.compartments_for($1))::uuid[])
$$;
COMMENT ON FUNCTION breakwater.frontier_models_of_mine IS 'Models of whose developer whoever acts is a member with this permission, and read in.';

CREATE FUNCTION breakwater.my_name_in(org uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT p.name || ', ' || o.name
  FROM person AS p, organization AS o
  WHERE p.person_id = (SELECT breakwater.person_id()) AND o.org_id = org AND org = ANY ((SELECT breakwater.my_orgs())::uuid[])
$$;
COMMENT ON FUNCTION breakwater.my_name_in IS 'Name and organization of whoever acts, as others keep it; null where they are not of that organization.';

-- A compartment ends within two years, so that each is looked at again. Whoever tells something of a model looks at it: a notice
-- must not fail one day because nobody thought of its compartment.
CREATE FUNCTION breakwater.renew_frontier_model(model uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  UPDATE compartment AS c
  SET expires_at = greatest(c.expires_at, now() + interval '731 days')
  FROM frontier_model AS m
  WHERE m.model_id = $1
    AND m.model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.act'))::uuid[])
    AND c.org_id = m.org_id AND c.compartment_id = m.compartment_id;
  UPDATE read_in AS r
  SET expires_at = greatest(r.expires_at, now() + interval '731 days')
  FROM frontier_model AS m
  WHERE m.model_id = $1
    AND m.model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.act'))::uuid[])
    AND r.org_id = m.org_id AND r.compartment_id = m.compartment_id
    AND r.person_id = (SELECT breakwater.person_id()) AND r.state = 'accepted'
    -- Who was read in for a time stays so: only the person who brought the model in has no end but the compartment's.
    AND r.offered_by = r.person_id;
END
$$;
COMMENT ON FUNCTION breakwater.renew_frontier_model IS 'The compartment of a model lasts on from whatever its developer tells of it, and so does the way into it of whoever brought it in.';

-- A row shows the key that it is sealed under only where that is a key of what the row is of: else whoever may add a row could
-- name any key in it.
CREATE FUNCTION breakwater.is_key_of_frontier_model(model uuid, org uuid, compartment uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM frontier_model AS m WHERE m.model_id = $1 AND m.org_id = $2 AND m.compartment_id = $3)
$$;
COMMENT ON FUNCTION breakwater.is_key_of_frontier_model IS 'Whether a key of this organization and compartment is one of this model''s.';

GRANT EXECUTE ON FUNCTION
  breakwater.frontier_models_of_mine, breakwater.my_name_in, breakwater.renew_frontier_model, breakwater.is_key_of_frontier_model
TO breakwater_app;
GRANT SELECT, INSERT ON breakwater.frontier_model, breakwater.frontier_move TO breakwater_app;
GRANT UPDATE (sealed, data_key_id) ON breakwater.frontier_model TO breakwater_app;

CREATE POLICY made ON breakwater.frontier_model FOR INSERT TO breakwater_app
  WITH CHECK (
    org_id = ANY ((SELECT breakwater.orgs_stepped_up('frontier.manage'))::uuid[])
    AND compartment_id = ANY ((SELECT breakwater.compartments_for('frontier.manage'))::uuid[])
  );
CREATE POLICY renamed ON breakwater.frontier_model FOR UPDATE TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.manage'))::uuid[]))
  WITH CHECK (model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.manage'))::uuid[]));
CREATE POLICY own ON breakwater.frontier_model FOR SELECT TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[]));
CREATE POLICY own_seen ON breakwater.frontier_move FOR SELECT TO breakwater_app
  USING (
    audience IN ('developer', 'record')
    AND model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[])
  );
CREATE POLICY own_told ON breakwater.frontier_move FOR INSERT TO breakwater_app
  WITH CHECK (
    audience IN ('developer', 'record')
    AND by_org_id = org_id
    AND by_person_id = (SELECT breakwater.person_id())
    AND by_name = breakwater.my_name_in(by_org_id)
    AND model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.act'))::uuid[])
  );
