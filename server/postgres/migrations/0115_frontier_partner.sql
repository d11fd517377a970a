-- Trusted partners (EO 14409 §3(b)(iii)): criteria that are declared first, applications for the framework, answers of both
-- sides. Applicants see answers, and never which models there are: whose model an answer is for stands in a table of its own.
CREATE FUNCTION breakwater.frontier_orgs_as_office(office text, permission text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(f.org_id), '{}')
  FROM frontier_office AS f
  WHERE f.office = $1 AND f.org_id = ANY ((SELECT breakwater.orgs_as_member($2))::uuid[])
$$;
COMMENT ON FUNCTION breakwater.frontier_orgs_as_office IS 'The organizations in which whoever acts has the permission and which are this office.';

CREATE FUNCTION breakwater.frontier_government(permission text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(o.org_id), '{}')
  FROM organization AS o
  WHERE o.org_id = ANY ((SELECT breakwater.orgs_as_member($1))::uuid[])
    AND (
      o.kind = 'clearinghouse'
      OR EXISTS (SELECT FROM frontier_office AS f WHERE f.org_id = o.org_id AND f.office = 'cisa-director')
    )
$$;
COMMENT ON FUNCTION breakwater.frontier_government IS 'The organizations in which whoever acts has the permission and which choose partners on the side of the government.';

-- A developer that left has ended every grant: to everybody else that is no other thing than grants that expired.
CREATE FUNCTION breakwater.frontier_models_shared() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT g.model_id), '{}')
  FROM frontier_grant AS g
  WHERE g.revoked_at IS NULL
    AND g.expires_at > now()
    AND (
      cardinality((SELECT breakwater.frontier_government('frontier.read'))::uuid[]) > 0
      OR cardinality((SELECT breakwater.frontier_orgs_as_office('overseer', 'frontier.read'))::uuid[]) > 0
    )
$$;
COMMENT ON FUNCTION breakwater.frontier_models_shared IS 'For those who choose partners for the government, and who oversee: the models to which somebody has been given access that has not ended.';

CREATE FUNCTION breakwater.frontier_partner_accesses(
  OUT org_id uuid, OUT model_id uuid, OUT shield text, OUT holder_id uuid, OUT holder_name text, OUT since timestamptz
) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT g.org_id, g.model_id, g.shield, g.holder_id, g.holder_name, min(greatest(g.opens_at, p.accepted_at))
  FROM frontier_grant AS g
  JOIN frontier_grant_person AS p USING (org_id, model_id, grant_id)
  WHERE g.purpose = 'partner'
    AND greatest(g.opens_at, p.accepted_at) <= least(now(), g.expires_at, g.revoked_at)
    AND (
      cardinality((SELECT breakwater.frontier_orgs_as_office('overseer', 'frontier.read'))::uuid[]) > 0
      OR (
        cardinality((SELECT breakwater.frontier_government('frontier.read'))::uuid[]) > 0
        AND g.model_id = ANY ((SELECT breakwater.frontier_models_shared())::uuid[])
      )
      OR g.model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[])
      OR (
        g.holder_id = ANY ((SELECT breakwater.orgs_as_member('frontier.read'))::uuid[])
        AND g.model_id = ANY ((SELECT breakwater.frontier_models_held(NULL, ARRAY['partner']))::uuid[])
      )
    )
  GROUP BY g.org_id, g.model_id, g.shield, g.holder_id, g.holder_name
$$;
COMMENT ON FUNCTION breakwater.frontier_partner_accesses IS 'Since when each partner has or had access to a model: of all for the overseer, for those who choose partners for the government of models to which somebody has access now, for a developer of its own models, for a partner its own.';

CREATE TABLE breakwater.frontier_partner_criteria (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  version int NOT NULL CHECK (version > 0),
  declared_at timestamptz NOT NULL,
  body jsonb NOT NULL,
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (org_id, version)
);
COMMENT ON TABLE breakwater.frontier_partner_criteria IS 'By what partners are chosen and what they promise, declared before anyone applies; told to everybody who is signed in. Never changed, only followed.';
COMMENT ON COLUMN breakwater.frontier_partner_criteria.org_id IS 'The clearinghouse.';
COMMENT ON COLUMN breakwater.frontier_partner_criteria.version IS 'From 1.';
COMMENT ON COLUMN breakwater.frontier_partner_criteria.declared_at IS 'When.';
COMMENT ON COLUMN breakwater.frontier_partner_criteria.body IS 'Criteria, excluding interests, hours, people, coverage targets, obligations: core/frontier/partners/declared.ts.';
COMMENT ON COLUMN breakwater.frontier_partner_criteria.digest IS 'SHA-256 of its canonical text.';

CREATE TABLE breakwater.frontier_application (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  application_id uuid NOT NULL UNIQUE,
  known_as text NOT NULL,
  made_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (org_id, application_id)
);
CREATE UNIQUE INDEX frontier_application_is_one ON breakwater.frontier_application (org_id) WHERE ended_at IS NULL;
COMMENT ON TABLE breakwater.frontier_application IS 'An organization''s wish to be a trusted partner: of the framework, not for a model.';
COMMENT ON COLUMN breakwater.frontier_application.org_id IS 'Who applies.';
COMMENT ON COLUMN breakwater.frontier_application.application_id IS 'UUIDv7; names also the keys that its content and the answers to it are sealed under, and nothing else is.';
COMMENT ON COLUMN breakwater.frontier_application.known_as IS 'Its name then, for those who answer.';
COMMENT ON COLUMN breakwater.frontier_application.made_at IS 'When it was made first.';
COMMENT ON COLUMN breakwater.frontier_application.ended_at IS 'Taken back: from then on the applicant alone sees it.';

CREATE TABLE breakwater.frontier_application_version (
  org_id uuid NOT NULL,
  application_id uuid NOT NULL,
  version int NOT NULL CHECK (version > 0),
  criteria int NOT NULL,
  at timestamptz NOT NULL,
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (org_id, application_id, version),
  FOREIGN KEY (org_id, application_id) REFERENCES breakwater.frontier_application
);
COMMENT ON TABLE breakwater.frontier_application_version IS 'What an application says.';
COMMENT ON COLUMN breakwater.frontier_application_version.org_id IS 'Who applies.';
COMMENT ON COLUMN breakwater.frontier_application_version.application_id IS 'The application.';
COMMENT ON COLUMN breakwater.frontier_application_version.version IS 'From 1.';
COMMENT ON COLUMN breakwater.frontier_application_version.criteria IS 'The version of the criteria that it answers.';
COMMENT ON COLUMN breakwater.frontier_application_version.at IS 'When.';
COMMENT ON COLUMN breakwater.frontier_application_version.sealed IS 'What it says, sealed.';
COMMENT ON COLUMN breakwater.frontier_application_version.data_key_id IS 'What it is sealed under: a key of the application.';
COMMENT ON COLUMN breakwater.frontier_application_version.ended_at IS 'Followed by another, or taken back: from then on the applicant alone sees it.';

CREATE TABLE breakwater.frontier_partner_answer (
  org_id uuid NOT NULL,
  application_id uuid NOT NULL,
  answer_id uuid NOT NULL,
  version int NOT NULL,
  side text NOT NULL CHECK (side IN ('developer', 'government')),
  by_org_id uuid,
  by_name text,
  at timestamptz NOT NULL,
  says text NOT NULL CHECK (says IN ('yes', 'no')),
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (org_id, application_id, answer_id),
  FOREIGN KEY (org_id, application_id, version) REFERENCES breakwater.frontier_application_version,
  CHECK ((side = 'government') = (by_org_id IS NOT NULL)),
  CHECK (side = 'developer' OR by_name IS NOT NULL)
);
COMMENT ON TABLE breakwater.frontier_partner_answer IS 'What one side says to an application, with its reason. An answer is followed by another, and never changed.';
COMMENT ON COLUMN breakwater.frontier_partner_answer.org_id IS 'Who applies.';
COMMENT ON COLUMN breakwater.frontier_partner_answer.application_id IS 'The application.';
COMMENT ON COLUMN breakwater.frontier_partner_answer.answer_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.frontier_partner_answer.version IS 'What of the application was read.';
COMMENT ON COLUMN breakwater.frontier_partner_answer.side IS 'The government, or a developer for a model of its own.';
COMMENT ON COLUMN breakwater.frontier_partner_answer.by_org_id IS 'Which organization of the government; of a developer it is not said.';
COMMENT ON COLUMN breakwater.frontier_partner_answer.by_name IS 'Its name; a developer''s only where it says so.';
COMMENT ON COLUMN breakwater.frontier_partner_answer.at IS 'When.';
COMMENT ON COLUMN breakwater.frontier_partner_answer.says IS 'Yes or no.';
COMMENT ON COLUMN breakwater.frontier_partner_answer.sealed IS 'The reason and what interests are known, sealed.';
COMMENT ON COLUMN breakwater.frontier_partner_answer.data_key_id IS 'What that is sealed under: a key of the application.';
COMMENT ON COLUMN breakwater.frontier_partner_answer.ended_at IS 'When the same side said another thing, for the same model.';

CREATE TABLE breakwater.frontier_partner_choice (
  org_id uuid NOT NULL,
  model_id uuid NOT NULL,
  answer_id uuid NOT NULL,
  applicant_id uuid NOT NULL,
  application_id uuid NOT NULL,
  shield text NOT NULL,
  developer_name text NOT NULL,
  PRIMARY KEY (org_id, model_id, answer_id),
  FOREIGN KEY (org_id, model_id) REFERENCES breakwater.frontier_model,
  FOREIGN KEY (applicant_id, application_id, answer_id) REFERENCES breakwater.frontier_partner_answer
);
CREATE INDEX frontier_partner_choice_of_application ON breakwater.frontier_partner_choice (applicant_id, application_id, answer_id);
COMMENT ON TABLE breakwater.frontier_partner_choice IS 'For which model a developer''s answer is: what the applicant never learns.';
COMMENT ON COLUMN breakwater.frontier_partner_choice.org_id IS 'The developer.';
COMMENT ON COLUMN breakwater.frontier_partner_choice.model_id IS 'The model.';
COMMENT ON COLUMN breakwater.frontier_partner_choice.answer_id IS 'The answer.';
COMMENT ON COLUMN breakwater.frontier_partner_choice.applicant_id IS 'Who applied.';
COMMENT ON COLUMN breakwater.frontier_partner_choice.application_id IS 'The application.';
COMMENT ON COLUMN breakwater.frontier_partner_choice.shield IS 'The model''s codename, for the government''s side.';
COMMENT ON COLUMN breakwater.frontier_partner_choice.developer_name IS 'The developer''s name, for the government''s side.';

CREATE TABLE breakwater.frontier_partner_entry (
  org_id uuid NOT NULL,
  model_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  by_org_id uuid NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  PRIMARY KEY (org_id, model_id, entry_id),
  FOREIGN KEY (org_id, model_id) REFERENCES breakwater.frontier_model
);
CREATE INDEX frontier_partner_entry_by_key ON breakwater.frontier_partner_entry (data_key_id);
COMMENT ON TABLE breakwater.frontier_partner_entry IS 'What a partner tells of what it promised: what it did, and what became of its findings.';
COMMENT ON COLUMN breakwater.frontier_partner_entry.org_id IS 'The developer.';
COMMENT ON COLUMN breakwater.frontier_partner_entry.model_id IS 'The model that the partner has access to.';
COMMENT ON COLUMN breakwater.frontier_partner_entry.entry_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.frontier_partner_entry.by_org_id IS 'The partner.';
COMMENT ON COLUMN breakwater.frontier_partner_entry.by_name IS 'Who told it, with the partner''s name then.';
COMMENT ON COLUMN breakwater.frontier_partner_entry.at IS 'When.';
COMMENT ON COLUMN breakwater.frontier_partner_entry.sealed IS 'What it tells, sealed.';
COMMENT ON COLUMN breakwater.frontier_partner_entry.data_key_id IS 'What it is sealed under: a key of the model''s compartment.';

ALTER TABLE breakwater.frontier_partner_criteria ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.frontier_application ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.frontier_application_version ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.frontier_partner_answer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.frontier_partner_choice ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.frontier_partner_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON breakwater.frontier_application FOR SELECT TO breakwater_owner USING (true);

-- Own ones, ended too; of others what stands, for who chooses partners: the government's side, and developers with a model.
CREATE FUNCTION breakwater.frontier_applications_reached() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(a.application_id), '{}')
  FROM frontier_application AS a
  WHERE a.org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.read'))::uuid[])
    OR (
      a.ended_at IS NULL
      AND (
        cardinality((SELECT breakwater.frontier_government('frontier.read'))::uuid[]) > 0
        OR cardinality((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[]) > 0
      )
    )
$$;
COMMENT ON FUNCTION breakwater.frontier_applications_reached IS 'The applications that whoever acts reads: their own organization''s, and those that it is theirs to answer.';

GRANT EXECUTE ON FUNCTION
  breakwater.frontier_orgs_as_office, breakwater.frontier_government, breakwater.frontier_models_shared,
  breakwater.frontier_partner_accesses, breakwater.frontier_applications_reached
TO breakwater_app;
GRANT SELECT, INSERT ON
  breakwater.frontier_partner_criteria, breakwater.frontier_application, breakwater.frontier_application_version,
  breakwater.frontier_partner_answer, breakwater.frontier_partner_choice, breakwater.frontier_partner_entry
TO breakwater_app;
GRANT UPDATE (ended_at) ON
  breakwater.frontier_application, breakwater.frontier_application_version, breakwater.frontier_partner_answer
TO breakwater_app;

CREATE POLICY seen ON breakwater.frontier_partner_criteria FOR SELECT TO breakwater_app
  USING (cardinality((SELECT breakwater.my_orgs())::uuid[]) > 0);
CREATE POLICY declared ON breakwater.frontier_partner_criteria FOR INSERT TO breakwater_app
  WITH CHECK (
    org_id = ANY ((SELECT breakwater.orgs_stepped_up('frontier.manage'))::uuid[])
    AND org_id = ANY ((SELECT breakwater.frontier_government('frontier.manage'))::uuid[])
    AND (SELECT breakwater.is_clearinghouse_of_mine('frontier.manage'))
  );

CREATE POLICY seen ON breakwater.frontier_application FOR SELECT TO breakwater_app
  USING (application_id = ANY ((SELECT breakwater.frontier_applications_reached())::uuid[])
    OR org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.read'))::uuid[]));
-- Nobody applies under another's name.
CREATE POLICY made ON breakwater.frontier_application FOR INSERT TO breakwater_app
  WITH CHECK (
    org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.manage'))::uuid[])
    AND known_as = (SELECT o.name FROM breakwater.organization AS o WHERE o.org_id = frontier_application.org_id)
    AND ended_at IS NULL
  );
CREATE POLICY taken_back ON breakwater.frontier_application FOR UPDATE TO breakwater_app
  USING (ended_at IS NULL AND org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.manage'))::uuid[]))
  WITH CHECK (ended_at IS NOT NULL);

CREATE POLICY own ON breakwater.frontier_application_version FOR SELECT TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.read'))::uuid[]));
CREATE POLICY seen ON breakwater.frontier_application_version FOR SELECT TO breakwater_app
  USING (
    ended_at IS NULL AND application_id = ANY ((SELECT breakwater.frontier_applications_reached())::uuid[])
  );
CREATE POLICY made ON breakwater.frontier_application_version FOR INSERT TO breakwater_app
  WITH CHECK (org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.manage'))::uuid[]) AND ended_at IS NULL);
CREATE POLICY followed ON breakwater.frontier_application_version FOR UPDATE TO breakwater_app
  USING (ended_at IS NULL AND org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.manage'))::uuid[]))
  WITH CHECK (ended_at IS NOT NULL);

-- A developer's own answers, and those of models that somebody has access to for the government's side.
CREATE POLICY own ON breakwater.frontier_partner_choice FOR SELECT TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[]));
CREATE POLICY government ON breakwater.frontier_partner_choice FOR SELECT TO breakwater_app
  USING (
    cardinality((SELECT breakwater.frontier_government('frontier.read'))::uuid[]) > 0
    AND model_id = ANY ((SELECT breakwater.frontier_models_shared())::uuid[])
  );
CREATE POLICY made ON breakwater.frontier_partner_choice FOR INSERT TO breakwater_app
  WITH CHECK (
    model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.manage'))::uuid[])
    AND EXISTS (
      SELECT FROM breakwater.frontier_model AS m
      WHERE m.org_id = frontier_partner_choice.org_id
        AND m.model_id = frontier_partner_choice.model_id
        AND m.shield = frontier_partner_choice.shield
    )
    AND developer_name = (SELECT o.name FROM breakwater.organization AS o WHERE o.org_id = frontier_partner_choice.org_id)
  );

CREATE POLICY applicant ON breakwater.frontier_partner_answer FOR SELECT TO breakwater_app
  USING (ended_at IS NULL AND org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.read'))::uuid[]));
CREATE POLICY government ON breakwater.frontier_partner_answer FOR SELECT TO breakwater_app
  USING (
    side = 'government'
    AND application_id = ANY ((SELECT breakwater.frontier_applications_reached())::uuid[])
    AND (ended_at IS NULL OR cardinality((SELECT breakwater.frontier_government('frontier.read'))::uuid[]) > 0)
  );
-- Row security of the choice holds in here.
CREATE POLICY choice ON breakwater.frontier_partner_answer FOR SELECT TO breakwater_app
  USING (
    side = 'developer'
    AND application_id = ANY ((SELECT breakwater.frontier_applications_reached())::uuid[])
    AND EXISTS (
      SELECT FROM breakwater.frontier_partner_choice AS c
      WHERE c.applicant_id = frontier_partner_answer.org_id
        AND c.application_id = frontier_partner_answer.application_id
        AND c.answer_id = frontier_partner_answer.answer_id
    )
  );
CREATE POLICY answered ON breakwater.frontier_partner_answer FOR INSERT TO breakwater_app
  WITH CHECK (
    ended_at IS NULL
    AND application_id = ANY ((SELECT breakwater.frontier_applications_reached())::uuid[])
    AND CASE side
      WHEN 'government' THEN
        by_org_id = ANY ((SELECT breakwater.frontier_government('frontier.act'))::uuid[])
        AND by_name = (SELECT o.name FROM breakwater.organization AS o WHERE o.org_id = by_org_id)
      ELSE
        cardinality((SELECT breakwater.frontier_models_of_mine('frontier.manage'))::uuid[]) > 0
        AND (by_name IS NULL OR by_name IN (
          SELECT o.name
          FROM breakwater.organization AS o
          WHERE o.org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.manage'))::uuid[])
        ))
    END
  );
CREATE POLICY thought_again ON breakwater.frontier_partner_answer FOR UPDATE TO breakwater_app
  USING (
    ended_at IS NULL
    AND CASE side
      WHEN 'government' THEN cardinality((SELECT breakwater.frontier_government('frontier.act'))::uuid[]) > 0
      ELSE EXISTS (
        SELECT FROM breakwater.frontier_partner_choice AS c
        WHERE c.applicant_id = frontier_partner_answer.org_id
          AND c.application_id = frontier_partner_answer.application_id
          AND c.answer_id = frontier_partner_answer.answer_id
          AND c.model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.manage'))::uuid[])
      )
    END
  )
  WITH CHECK (ended_at IS NOT NULL);

CREATE POLICY own ON breakwater.frontier_partner_entry FOR SELECT TO breakwater_app
  USING (
    model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[])
    OR (
      by_org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.read'))::uuid[])
      AND model_id = ANY ((SELECT breakwater.frontier_models_held(NULL, ARRAY['partner']))::uuid[])
    )
  );
CREATE POLICY government ON breakwater.frontier_partner_entry FOR SELECT TO breakwater_app
  USING (
    cardinality((SELECT breakwater.frontier_government('frontier.read'))::uuid[]) > 0
    AND model_id = ANY ((SELECT breakwater.frontier_models_shared())::uuid[])
  );
CREATE POLICY told ON breakwater.frontier_partner_entry FOR INSERT TO breakwater_app
  WITH CHECK (
    by_org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.act'))::uuid[])
    AND by_name = breakwater.my_name_in(by_org_id)
    AND EXISTS (
      SELECT FROM breakwater.frontier_grant AS g
      WHERE g.model_id = frontier_partner_entry.model_id
        AND g.holder_id = by_org_id
        AND g.grant_id = ANY ((SELECT breakwater.frontier_grants_live(NULL, ARRAY['partner']))::uuid[])
    )
  );

-- An application has keys of its own, for it and for the answers to it: whoever reads it, and nobody else, uses
-- them, and whoever applies makes them.
CREATE POLICY of_frontier_application_seen ON breakwater.data_key FOR SELECT TO breakwater_app
  USING (compartment_id = ANY ((SELECT breakwater.frontier_applications_reached())::uuid[]));
CREATE POLICY of_frontier_application_made ON breakwater.data_key FOR INSERT TO breakwater_app
  WITH CHECK (
    org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.manage'))::uuid[])
    AND EXISTS (
      SELECT FROM breakwater.frontier_application AS a
      WHERE a.org_id = data_key.org_id AND a.application_id = data_key.compartment_id AND a.ended_at IS NULL
    )
  );
CREATE POLICY of_frontier_partner_entry ON breakwater.data_key FOR SELECT TO breakwater_app
  USING (
    EXISTS (
      SELECT FROM breakwater.frontier_partner_entry AS e
      WHERE e.data_key_id = data_key.data_key_id
        AND breakwater.is_key_of_frontier_model(e.model_id, data_key.org_id, data_key.compartment_id)
    )
  );

CREATE FUNCTION breakwater.makes_keys_for(org uuid, compartment uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT $2 IS NULL
    OR $2 = ANY ((SELECT breakwater.my_compartments())::uuid[])
    OR EXISTS (
      SELECT FROM frontier_application AS a
      WHERE a.org_id = $1 AND a.application_id = $2
        AND a.org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.manage'))::uuid[])
    )
$$;
COMMENT ON FUNCTION breakwater.makes_keys_for IS 'Whether whoever acts makes new keys for content of this owner, or seals under those that its own people made.';
GRANT EXECUTE ON FUNCTION breakwater.makes_keys_for TO breakwater_app;
