-- Access to a model: given by its developer to an organization, which names its people; each accepts the terms. Expiry is
-- looked at whenever somebody reads, so that nothing needs to run for it.
CREATE TABLE breakwater.frontier_grant (
  org_id uuid NOT NULL,
  model_id uuid NOT NULL,
  grant_id uuid NOT NULL UNIQUE,
  shield text NOT NULL,
  holder_id uuid NOT NULL,
  holder_name text NOT NULL,
  developer_name text,
  purpose text NOT NULL CHECK (purpose IN ('determination', 'consultation', 'evaluation', 'oversight', 'partner')),
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['model', 'record', 'evidence']),
  terms bytea NOT NULL,
  data_key_id uuid NOT NULL,
  terms_digest text NOT NULL CHECK (terms_digest ~ '^[0-9a-f]{64}$'),
  given_at timestamptz NOT NULL DEFAULT now(),
  opens_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (org_id, model_id, grant_id),
  FOREIGN KEY (org_id, model_id) REFERENCES breakwater.frontier_model
);
CREATE INDEX frontier_grant_of_holder ON breakwater.frontier_grant (holder_id, expires_at);
COMMENT ON TABLE breakwater.frontier_grant IS 'Access to a model that its developer gave to an organization.';
COMMENT ON COLUMN breakwater.frontier_grant.org_id IS 'The developer.';
COMMENT ON COLUMN breakwater.frontier_grant.model_id IS 'The model.';
COMMENT ON COLUMN breakwater.frontier_grant.grant_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.frontier_grant.shield IS 'The model''s codename, for those who are not let in yet.';
COMMENT ON COLUMN breakwater.frontier_grant.holder_id IS 'The organization that has access, by the people it names.';
COMMENT ON COLUMN breakwater.frontier_grant.holder_name IS 'Its name when it was given.';
COMMENT ON COLUMN breakwater.frontier_grant.developer_name IS 'The developer''s name, where it tells it before the terms are accepted.';
COMMENT ON COLUMN breakwater.frontier_grant.purpose IS 'What for, and nothing else.';
COMMENT ON COLUMN breakwater.frontier_grant.scopes IS 'model: how it is used, and its use; record: what stands in its record; evidence: results with their samples.';
COMMENT ON COLUMN breakwater.frontier_grant.terms IS 'What one promises who is named, sealed under a key of the developer.';
COMMENT ON COLUMN breakwater.frontier_grant.data_key_id IS 'Which key that is.';
COMMENT ON COLUMN breakwater.frontier_grant.terms_digest IS 'SHA-256 of the terms.';
COMMENT ON COLUMN breakwater.frontier_grant.given_at IS 'When it was given.';
COMMENT ON COLUMN breakwater.frontier_grant.opens_at IS 'Before then it gives nothing.';
COMMENT ON COLUMN breakwater.frontier_grant.expires_at IS 'From then on it gives nothing.';
COMMENT ON COLUMN breakwater.frontier_grant.revoked_at IS 'Ended before that, by the developer or the holder.';

CREATE TABLE breakwater.frontier_grant_person (
  org_id uuid NOT NULL,
  model_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  named_at timestamptz NOT NULL DEFAULT now(),
  known_as text NOT NULL,
  accepted_at timestamptz,
  terms_digest text,
  ended_at timestamptz,
  PRIMARY KEY (org_id, model_id, grant_id, person_id),
  FOREIGN KEY (org_id, model_id, grant_id) REFERENCES breakwater.frontier_grant,
  CHECK ((accepted_at IS NULL) = (terms_digest IS NULL))
);
CREATE INDEX frontier_grant_of_person ON breakwater.frontier_grant_person (person_id);
COMMENT ON TABLE breakwater.frontier_grant_person IS 'A person who is named for a grant.';
COMMENT ON COLUMN breakwater.frontier_grant_person.org_id IS 'The developer.';
COMMENT ON COLUMN breakwater.frontier_grant_person.model_id IS 'The model.';
COMMENT ON COLUMN breakwater.frontier_grant_person.grant_id IS 'The grant.';
COMMENT ON COLUMN breakwater.frontier_grant_person.person_id IS 'The person, a member of the holder.';
COMMENT ON COLUMN breakwater.frontier_grant_person.named_at IS 'When the holder named them.';
COMMENT ON COLUMN breakwater.frontier_grant_person.known_as IS 'Their name and organization then, for the developer to see.';
COMMENT ON COLUMN breakwater.frontier_grant_person.accepted_at IS 'When they accepted the terms; before that they see nothing.';
COMMENT ON COLUMN breakwater.frontier_grant_person.terms_digest IS 'The terms that they accepted.';
COMMENT ON COLUMN breakwater.frontier_grant_person.ended_at IS 'When they were taken off it.';

CREATE TABLE breakwater.frontier_grant_use (
  org_id uuid NOT NULL,
  model_id uuid NOT NULL,
  use_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  known_as text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  what text NOT NULL CHECK (what ~ '^[a-z-]{1,60}$'),
  PRIMARY KEY (org_id, model_id, use_id),
  FOREIGN KEY (org_id, model_id, grant_id) REFERENCES breakwater.frontier_grant
);
COMMENT ON TABLE breakwater.frontier_grant_use IS 'Each use of a grant, for the developer to see.';
COMMENT ON COLUMN breakwater.frontier_grant_use.org_id IS 'The developer.';
COMMENT ON COLUMN breakwater.frontier_grant_use.model_id IS 'The model.';
COMMENT ON COLUMN breakwater.frontier_grant_use.use_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.frontier_grant_use.grant_id IS 'By which grant.';
COMMENT ON COLUMN breakwater.frontier_grant_use.person_id IS 'Who used it.';
COMMENT ON COLUMN breakwater.frontier_grant_use.known_as IS 'Their name and organization then.';
COMMENT ON COLUMN breakwater.frontier_grant_use.at IS 'When.';
COMMENT ON COLUMN breakwater.frontier_grant_use.what IS 'The operation.';

ALTER TABLE breakwater.frontier_grant ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.frontier_grant_person ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.frontier_grant_use ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON breakwater.frontier_grant TO breakwater_owner USING (true);
CREATE POLICY definer ON breakwater.frontier_grant_person TO breakwater_owner USING (true);
CREATE POLICY definer ON breakwater.frontier_grant_use TO breakwater_owner USING (true);

CREATE FUNCTION breakwater.frontier_grants_live(scope text, purposes text[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(g.grant_id), '{}')
  FROM frontier_grant AS g
  JOIN frontier_grant_person AS p USING (org_id, model_id, grant_id)
  JOIN frontier_model AS m USING (org_id, model_id)
  JOIN compartment AS c ON c.org_id = m.org_id AND c.compartment_id = m.compartment_id
  JOIN organization AS developer ON developer.org_id = g.org_id
  WHERE p.person_id = (SELECT breakwater.person_id())
    AND p.ended_at IS NULL
    AND p.terms_digest = g.terms_digest
    AND g.holder_id = ANY ((SELECT breakwater.orgs_as_member('frontier.read'))::uuid[])
    AND g.revoked_at IS NULL
    AND g.opens_at <= now()
    AND g.expires_at > now()
    AND c.closed_at IS NULL
    AND c.expires_at > now()
    AND developer.suspended_at IS NULL
    AND ($1 IS NULL OR $1 = ANY (g.scopes))
    AND ($2 IS NULL OR g.purpose = ANY ($2))
$$;
COMMENT ON FUNCTION breakwater.frontier_grants_live IS 'The grants by which whoever acts has access now: named, terms accepted, open and not ended; of this scope and for these purposes, null: any.';

CREATE FUNCTION breakwater.frontier_models_held(scope text, purposes text[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT model_id), '{}')
  FROM frontier_grant
  WHERE grant_id = ANY ((SELECT breakwater.frontier_grants_live($1, $2))::uuid[])
$$;
COMMENT ON FUNCTION breakwater.frontier_models_held IS 'The models to which whoever acts has access by such a grant.';

CREATE FUNCTION breakwater.frontier_grants_naming_me() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(grant_id), '{}')
  FROM frontier_grant_person
  WHERE person_id = (SELECT breakwater.self_id()) AND ended_at IS NULL
$$;
COMMENT ON FUNCTION breakwater.frontier_grants_naming_me IS 'The grants for which whoever acts is named, accepted or not.';

CREATE FUNCTION breakwater.frontier_compartments_held() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(compartment_id), '{}')
  FROM frontier_model
  WHERE model_id = ANY ((SELECT breakwater.frontier_models_held(NULL, NULL))::uuid[])
$$;
COMMENT ON FUNCTION breakwater.frontier_compartments_held IS 'The compartments of those models: by their keys what one may see of them is opened.';

CREATE FUNCTION breakwater.name_for_frontier_grant(grant_wanted uuid, person uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  INSERT INTO frontier_grant_person (org_id, model_id, grant_id, person_id, known_as)
  SELECT g.org_id, g.model_id, g.grant_id, p.person_id, p.name || ', ' || o.name
  FROM frontier_grant AS g
  JOIN organization AS o ON o.org_id = g.holder_id
  JOIN member AS m ON m.org_id = g.holder_id AND m.person_id = $2 AND m.state = 'active'
  JOIN person AS p ON p.person_id = m.person_id
  WHERE g.grant_id = $1
    AND g.revoked_at IS NULL
    AND g.expires_at > now()
    AND g.holder_id = ANY ((SELECT breakwater.orgs_stepped_up('frontier.manage'))::uuid[])
  ON CONFLICT (org_id, model_id, grant_id, person_id) DO UPDATE
  SET named_at = now(), known_as = excluded.known_as, accepted_at = NULL, terms_digest = NULL, ended_at = NULL
  WHERE frontier_grant_person.ended_at IS NOT NULL;
  RETURN FOUND;
END
$$;
COMMENT ON FUNCTION breakwater.name_for_frontier_grant IS 'The holder of a grant names a member of its own for it; false where it can not be, or they are named.';

CREATE FUNCTION breakwater.accept_frontier_grant(grant_wanted uuid, digest text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  UPDATE frontier_grant_person AS p
  SET accepted_at = now(), terms_digest = digest
  FROM frontier_grant AS g
  WHERE p.grant_id = $1
    AND p.person_id = (SELECT breakwater.self_id())
    AND p.ended_at IS NULL
    AND p.accepted_at IS NULL
    AND g.grant_id = p.grant_id
    AND g.terms_digest = digest
    AND g.revoked_at IS NULL
    AND g.expires_at > now()
    AND g.holder_id = ANY ((SELECT breakwater.orgs_as_member('frontier.read'))::uuid[]);
  RETURN FOUND;
END
$$;
COMMENT ON FUNCTION breakwater.accept_frontier_grant IS 'Whoever acts accepts these terms of a grant for which they are named; false where it can not be.';

CREATE FUNCTION breakwater.end_frontier_grant_person(grant_wanted uuid, person uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  UPDATE frontier_grant_person AS p
  SET ended_at = now()
  FROM frontier_grant AS g
  WHERE p.grant_id = $1 AND p.person_id = $2 AND p.ended_at IS NULL AND g.grant_id = p.grant_id
    AND (
      $2 = (SELECT breakwater.self_id())
      OR g.holder_id = ANY ((SELECT breakwater.orgs_as_member('frontier.manage'))::uuid[])
      OR g.model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.manage'))::uuid[])
    );
  RETURN FOUND;
END
$$;
COMMENT ON FUNCTION breakwater.end_frontier_grant_person IS 'A person is taken off a grant: by the developer, the holder, or themselves.';

CREATE FUNCTION breakwater.end_frontier_grant(grant_wanted uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  UPDATE frontier_grant
  SET revoked_at = now()
  WHERE grant_id = $1 AND revoked_at IS NULL
    AND (
      holder_id = ANY ((SELECT breakwater.orgs_as_member('frontier.manage'))::uuid[])
      OR model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.act'))::uuid[])
    );
  RETURN FOUND;
END
$$;
COMMENT ON FUNCTION breakwater.end_frontier_grant IS 'A grant ends now: by the developer, who need prove nothing for it, or by its holder.';

-- A window may open later as well as end sooner.
CREATE FUNCTION breakwater.narrow_frontier_grant(grant_wanted uuid, opens timestamptz, until timestamptz) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  UPDATE frontier_grant
  SET opens_at = greatest(opens_at, opens), expires_at = least(expires_at, until)
  WHERE grant_id = $1 AND revoked_at IS NULL
    AND model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.act'))::uuid[]);
  RETURN FOUND;
END
$$;
COMMENT ON FUNCTION breakwater.narrow_frontier_grant IS 'The developer''s plan changed: a grant opens later or ends sooner than it was given for, never the other way round.';

CREATE FUNCTION breakwater.end_frontier_grants(model uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  UPDATE frontier_grant
  SET revoked_at = now()
  WHERE model_id = $1 AND revoked_at IS NULL AND expires_at > now()
    AND model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.act'))::uuid[])
$$;
COMMENT ON FUNCTION breakwater.end_frontier_grants IS 'The developer leaves: all access to its model that is given ends now.';

-- An organization that is an office no more has no access as one any more.
CREATE FUNCTION breakwater.end_frontier_grants_of_former_office(holder uuid, purposes text[]) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  UPDATE frontier_grant
  SET revoked_at = now()
  WHERE holder_id = $1
    AND purpose = ANY ($2)
    AND purpose <> 'partner'
    AND revoked_at IS NULL
    AND expires_at > now()
    AND EXISTS (
      SELECT FROM organization
      WHERE kind = 'clearinghouse' AND org_id = ANY ((SELECT breakwater.orgs_stepped_up('frontier.manage'))::uuid[])
    )
$$;
COMMENT ON FUNCTION breakwater.end_frontier_grants_of_former_office IS 'An administrator of the clearinghouse said that an organization is an office no more: what it holds for these purposes ends.';

-- The next number and no other: a holder that took the last that there is would be followed by nobody. Of what whoever asks may
-- read, so that it tells nothing else.
CREATE FUNCTION breakwater.is_next_frontier_move(model uuid, audience text, number int) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT $3 = (
      SELECT coalesce(max(m.number), 0) + 1 FROM frontier_move AS m WHERE m.model_id = $1 AND m.audience = $2
    )
    AND CASE $2
      WHEN 'record' THEN $1 = ANY ((SELECT breakwater.frontier_models_held('record', NULL))::uuid[])
      WHEN 'offices' THEN $1 = ANY (
        (SELECT breakwater.frontier_models_held('record', ARRAY['determination', 'consultation', 'oversight']))::uuid[]
      )
      ELSE false
    END
$$;
COMMENT ON FUNCTION breakwater.is_next_frontier_move IS 'For holders of the record: whether what is told next to this audience has this number.';

GRANT EXECUTE ON FUNCTION
  breakwater.frontier_grants_live, breakwater.frontier_models_held, breakwater.frontier_grants_naming_me,
  breakwater.frontier_compartments_held, breakwater.name_for_frontier_grant, breakwater.accept_frontier_grant,
  breakwater.end_frontier_grant_person, breakwater.end_frontier_grant, breakwater.narrow_frontier_grant,
  breakwater.end_frontier_grants, breakwater.end_frontier_grants_of_former_office, breakwater.is_next_frontier_move
TO breakwater_app;
GRANT SELECT, INSERT ON breakwater.frontier_grant, breakwater.frontier_grant_use TO breakwater_app;
GRANT SELECT ON breakwater.frontier_grant_person TO breakwater_app;

-- A developer sees all that it gave; a holder what is live, so that an early end looks like any other.
CREATE POLICY given ON breakwater.frontier_grant FOR INSERT TO breakwater_app
  WITH CHECK (
    org_id = ANY ((SELECT breakwater.orgs_stepped_up('frontier.manage'))::uuid[])
    AND model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.manage'))::uuid[])
  );
CREATE POLICY own ON breakwater.frontier_grant FOR SELECT TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[]));
CREATE POLICY held ON breakwater.frontier_grant FOR SELECT TO breakwater_app
  USING (
    revoked_at IS NULL
    AND expires_at > now()
    AND (
      holder_id = ANY ((SELECT breakwater.orgs_as_member('frontier.manage'))::uuid[])
      OR grant_id = ANY ((SELECT breakwater.frontier_grants_naming_me())::uuid[])
      OR grant_id = ANY ((SELECT breakwater.frontier_grants_live(NULL, NULL))::uuid[])
    )
  );
-- Whoever sees the grant sees who is named for it, but for other people than oneself: that is the holder's and the developer's.
CREATE POLICY own ON breakwater.frontier_grant_person FOR SELECT TO breakwater_app
  USING (
    model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[])
    OR person_id = (SELECT breakwater.person_id())
    OR EXISTS (
      SELECT FROM breakwater.frontier_grant AS g
      WHERE g.grant_id = frontier_grant_person.grant_id
        AND g.holder_id = ANY ((SELECT breakwater.orgs_as_member('frontier.manage'))::uuid[])
    )
  );
CREATE POLICY own ON breakwater.frontier_grant_use FOR SELECT TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[]));
-- A use stands under the name of whoever used it.
CREATE POLICY used ON breakwater.frontier_grant_use FOR INSERT TO breakwater_app
  WITH CHECK (
    person_id = (SELECT breakwater.person_id())
    AND EXISTS (
      SELECT FROM breakwater.frontier_grant AS g
      WHERE g.grant_id = frontier_grant_use.grant_id
        AND g.grant_id = ANY ((SELECT breakwater.frontier_grants_live(NULL, NULL))::uuid[])
        AND frontier_grant_use.known_as = breakwater.my_name_in(g.holder_id)
    )
  );

-- What a grant opens.
CREATE POLICY held ON breakwater.frontier_model FOR SELECT TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_held(NULL, NULL))::uuid[]));
CREATE POLICY held_seen ON breakwater.frontier_move FOR SELECT TO breakwater_app
  USING (
    (audience = 'record' AND model_id = ANY ((SELECT breakwater.frontier_models_held('record', NULL))::uuid[]))
    OR (
      audience = 'offices'
      AND model_id = ANY (
        (SELECT breakwater.frontier_models_held('record', ARRAY['determination', 'consultation', 'oversight']))::uuid[]
      )
    )
  );
-- Whoever oversees, and partners, tell nothing in the record.
CREATE POLICY held_told ON breakwater.frontier_move FOR INSERT TO breakwater_app
  WITH CHECK (
    audience IN ('record', 'offices')
    AND by_org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.act'))::uuid[])
    AND by_person_id = (SELECT breakwater.person_id())
    AND by_name = breakwater.my_name_in(by_org_id)
    AND breakwater.is_next_frontier_move(model_id, audience, number)
    AND EXISTS (
      SELECT FROM breakwater.frontier_grant AS g
      WHERE g.org_id = frontier_move.org_id
        AND g.model_id = frontier_move.model_id
        AND g.holder_id = by_org_id
        AND g.grant_id = ANY (
          (SELECT breakwater.frontier_grants_live('record', ARRAY['determination', 'consultation', 'evaluation']))::uuid[]
        )
        AND (frontier_move.audience = 'record' OR g.purpose <> 'evaluation')
    )
  );
-- New keys of a model's compartment are made by the developer's own people: a holder that kept one which nobody can unwrap would
-- keep the developer from telling anything (EO 14409 §3(c)). Holders seal under the newest that there is, however old.
CREATE POLICY of_frontier_model ON breakwater.data_key FOR SELECT TO breakwater_app
  USING (compartment_id = ANY ((SELECT breakwater.frontier_compartments_held())::uuid[]));
-- Terms of a grant are read before they are accepted.
CREATE INDEX frontier_grant_by_key ON breakwater.frontier_grant (data_key_id);
CREATE POLICY of_frontier_terms ON breakwater.data_key FOR SELECT TO breakwater_app
  USING (
    compartment_id IS NULL
    AND EXISTS (
      SELECT FROM breakwater.frontier_grant AS g
      WHERE g.data_key_id = data_key.data_key_id AND g.org_id = data_key.org_id
    )
  );
