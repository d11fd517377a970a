-- The fairness ledger: how each developer was treated, for an independent overseer. What an entry is stands under seal alone, as
-- with moves. An entry of a thread that nothing settled is seen by the overseer as long as somebody has access to the model: whoever
-- left looks no other than whoever's grants expired.
CREATE TABLE breakwater.frontier_fairness_entry (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  entry_id uuid NOT NULL,
  model_id uuid,
  shield text,
  audience text NOT NULL CHECK (audience IN ('record', 'offices')),
  thread smallint CHECK (thread > 0),
  settles boolean NOT NULL,
  at timestamptz NOT NULL,
  by_org_id uuid NOT NULL,
  by_person_id uuid NOT NULL,
  by_name text NOT NULL,
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  PRIMARY KEY (org_id, entry_id),
  FOREIGN KEY (org_id, model_id) REFERENCES breakwater.frontier_model,
  CHECK ((model_id IS NULL) = (shield IS NULL)),
  CHECK (model_id IS NOT NULL OR (thread IS NULL AND by_org_id = org_id)),
  CHECK (NOT settles OR thread IS NOT NULL)
);
CREATE INDEX frontier_fairness_entry_of_model ON breakwater.frontier_fairness_entry (model_id, at);
CREATE INDEX frontier_fairness_entry_by_key ON breakwater.frontier_fairness_entry (data_key_id);
COMMENT ON TABLE breakwater.frontier_fairness_entry IS 'One thing that shows whether developers are treated alike; never changed, never removed.';
COMMENT ON COLUMN breakwater.frontier_fairness_entry.org_id IS 'The model''s developer; of what is about no model, who tells it.';
COMMENT ON COLUMN breakwater.frontier_fairness_entry.entry_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.frontier_fairness_entry.model_id IS 'The model; none where it is about none.';
COMMENT ON COLUMN breakwater.frontier_fairness_entry.shield IS 'The model''s codename: all that the overseer learns of it.';
COMMENT ON COLUMN breakwater.frontier_fairness_entry.audience IS 'record: the overseer and the developer; offices: the overseer alone.';
COMMENT ON COLUMN breakwater.frontier_fairness_entry.thread IS 'Entries of a model that stay once one of them settles it; none: it stays by itself.';
COMMENT ON COLUMN breakwater.frontier_fairness_entry.settles IS 'Whether it settles its thread up to here.';
COMMENT ON COLUMN breakwater.frontier_fairness_entry.at IS 'When.';
COMMENT ON COLUMN breakwater.frontier_fairness_entry.by_org_id IS 'In whose name it was written.';
COMMENT ON COLUMN breakwater.frontier_fairness_entry.by_person_id IS 'By whom.';
COMMENT ON COLUMN breakwater.frontier_fairness_entry.by_name IS 'Their name and organization then.';
COMMENT ON COLUMN breakwater.frontier_fairness_entry.sealed IS 'What it is and says, sealed.';
COMMENT ON COLUMN breakwater.frontier_fairness_entry.data_key_id IS 'What it is sealed under: a key of the model''s compartment, or of who tells it.';

ALTER TABLE breakwater.frontier_fairness_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON breakwater.frontier_fairness_entry FOR SELECT TO breakwater_owner USING (true);

-- Asked once a statement, whatever it is asked of.
CREATE FUNCTION breakwater.frontier_threads_settled(
  OUT model_id uuid, OUT thread smallint, OUT until timestamptz
) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT settled.model_id, settled.thread, max(settled.at)
  FROM (
    SELECT e.model_id, e.thread, e.at FROM frontier_fairness_entry AS e WHERE e.settles
    UNION ALL
    SELECT a.model_id, 2::smallint, a.since FROM breakwater.frontier_partner_accesses() AS a
  ) AS settled
  WHERE cardinality((SELECT breakwater.frontier_orgs_as_office('overseer', 'frontier.read'))::uuid[]) > 0
  GROUP BY settled.model_id, settled.thread
$$;
COMMENT ON FUNCTION breakwater.frontier_threads_settled IS 'For the overseer: until when the entries of a model''s thread are settled; of the second, by the access of partners.';

-- The overseer may not see an organization, and must know whom it compares.
CREATE FUNCTION breakwater.frontier_parties_named(orgs uuid[], OUT org_id uuid, OUT name text) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT o.org_id, o.name
  FROM organization AS o
  WHERE o.org_id = ANY ($1)
    AND cardinality((SELECT breakwater.frontier_orgs_as_office('overseer', 'frontier.read'))::uuid[]) > 0
    AND EXISTS (
      SELECT FROM frontier_fairness_entry AS e
      WHERE e.org_id = o.org_id
        AND (
          e.thread IS NULL
          OR e.model_id = ANY ((SELECT breakwater.frontier_models_shared())::uuid[])
          OR EXISTS (
            SELECT FROM breakwater.frontier_threads_settled() AS s
            WHERE s.model_id = e.model_id AND s.thread = e.thread AND e.at <= s.until
          )
        )
    )
$$;
COMMENT ON FUNCTION breakwater.frontier_parties_named IS 'For the overseer: the names of those of these organizations of which it sees entries.';
GRANT EXECUTE ON FUNCTION breakwater.frontier_threads_settled, breakwater.frontier_parties_named TO breakwater_app;
GRANT SELECT, INSERT ON breakwater.frontier_fairness_entry TO breakwater_app;

CREATE POLICY own ON breakwater.frontier_fairness_entry FOR SELECT TO breakwater_app
  USING (audience = 'record' AND model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[]));
CREATE POLICY teller ON breakwater.frontier_fairness_entry FOR SELECT TO breakwater_app
  USING (model_id IS NULL AND org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.read'))::uuid[]));
CREATE POLICY overseer ON breakwater.frontier_fairness_entry FOR SELECT TO breakwater_app
  USING (
    cardinality((SELECT breakwater.frontier_orgs_as_office('overseer', 'frontier.read'))::uuid[]) > 0
    AND (
      thread IS NULL
      OR model_id = ANY ((SELECT breakwater.frontier_models_shared())::uuid[])
      OR EXISTS (
        SELECT FROM breakwater.frontier_threads_settled() AS s
        WHERE s.model_id = frontier_fairness_entry.model_id
          AND s.thread = frontier_fairness_entry.thread
          AND frontier_fairness_entry.at <= s.until
      )
    )
  );
-- Whoever does something about a model writes that they did, in the name of the holder; what they wrote they need not read.
CREATE POLICY written ON breakwater.frontier_fairness_entry FOR INSERT TO breakwater_app
  WITH CHECK (
    by_org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.act'))::uuid[])
    AND by_person_id = (SELECT breakwater.person_id())
    AND by_name = breakwater.my_name_in(by_org_id)
    AND (
      model_id IS NULL
      OR (
        (
          (
            by_org_id = org_id AND audience = 'record'
            AND model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.act'))::uuid[])
          )
          OR EXISTS (
            SELECT FROM breakwater.frontier_grant AS g
            WHERE g.model_id = frontier_fairness_entry.model_id
              AND g.holder_id = by_org_id
              AND g.grant_id = ANY (
                (SELECT breakwater.frontier_grants_live('record', ARRAY['determination', 'consultation', 'evaluation']))::uuid[]
              )
          )
        )
        AND EXISTS (
          SELECT FROM breakwater.frontier_model AS m
          WHERE m.org_id = frontier_fairness_entry.org_id
            AND m.model_id = frontier_fairness_entry.model_id
            AND m.shield = frontier_fairness_entry.shield
        )
      )
    )
  );
-- Whoever sees an entry may have its key unwrapped: row security of entries holds in here (docs/decisions/0013).
CREATE POLICY of_frontier_ledger ON breakwater.data_key FOR SELECT TO breakwater_app
  USING (
    EXISTS (
      SELECT FROM breakwater.frontier_fairness_entry AS e
      WHERE e.data_key_id = data_key.data_key_id
        AND CASE
          WHEN e.model_id IS NULL THEN e.org_id = data_key.org_id AND data_key.compartment_id IS NULL
          ELSE breakwater.is_key_of_frontier_model(e.model_id, data_key.org_id, data_key.compartment_id)
        END
    )
  );

-- What is published of it, for everybody: an edition a quarter, made by the overseer. Digests stand in it of every case that was
-- answered, among as many of nothing, so that their number tells nothing either.
CREATE TABLE breakwater.frontier_edition (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  period date NOT NULL,
  published_at timestamptz NOT NULL,
  body jsonb NOT NULL,
  commitments text[] NOT NULL,
  opens_on date NOT NULL CHECK (opens_on > period),
  PRIMARY KEY (org_id, period)
);
CREATE UNIQUE INDEX frontier_edition_is_one ON breakwater.frontier_edition (period);
COMMENT ON TABLE breakwater.frontier_edition IS 'One publication of the fairness ledger. Never changed.';
COMMENT ON COLUMN breakwater.frontier_edition.org_id IS 'The overseer then.';
COMMENT ON COLUMN breakwater.frontier_edition.period IS 'The last day of the quarter that it tells of.';
COMMENT ON COLUMN breakwater.frontier_edition.published_at IS 'When it was published.';
COMMENT ON COLUMN breakwater.frontier_edition.body IS 'Counts and medians as far as they may be told: core/frontier/fairness/editions.ts.';
COMMENT ON COLUMN breakwater.frontier_edition.commitments IS 'SHA-256 of what is not told yet, and of nothing, in order of the digests.';
COMMENT ON COLUMN breakwater.frontier_edition.opens_on IS 'From that day on all of it is opened.';

CREATE TABLE breakwater.frontier_commitment (
  org_id uuid NOT NULL,
  period date NOT NULL,
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  model_id uuid,
  sealed bytea NOT NULL,
  data_key_id uuid NOT NULL,
  PRIMARY KEY (org_id, period, digest),
  FOREIGN KEY (org_id, period) REFERENCES breakwater.frontier_edition
);
CREATE INDEX frontier_commitment_of_model ON breakwater.frontier_commitment (model_id);
CREATE INDEX frontier_commitment_by_key ON breakwater.frontier_commitment (data_key_id);
COMMENT ON TABLE breakwater.frontier_commitment IS 'What a digest of an edition was made of, until it is opened.';
COMMENT ON COLUMN breakwater.frontier_commitment.org_id IS 'The overseer.';
COMMENT ON COLUMN breakwater.frontier_commitment.period IS 'Of which edition.';
COMMENT ON COLUMN breakwater.frontier_commitment.digest IS 'The digest.';
COMMENT ON COLUMN breakwater.frontier_commitment.model_id IS 'Of whose case; none: of nothing.';
COMMENT ON COLUMN breakwater.frontier_commitment.sealed IS 'Value and salt, sealed.';
COMMENT ON COLUMN breakwater.frontier_commitment.data_key_id IS 'What that is sealed under: a key of the overseer.';

CREATE TABLE breakwater.frontier_opening (
  org_id uuid NOT NULL,
  period date NOT NULL,
  digest text NOT NULL,
  at timestamptz NOT NULL,
  by text NOT NULL CHECK (by IN ('developer', 'day')),
  opened jsonb NOT NULL,
  PRIMARY KEY (org_id, period, digest),
  FOREIGN KEY (org_id, period, digest) REFERENCES breakwater.frontier_commitment
);
COMMENT ON TABLE breakwater.frontier_opening IS 'A commitment that was opened, for everybody.';
COMMENT ON COLUMN breakwater.frontier_opening.org_id IS 'The overseer that committed to it.';
COMMENT ON COLUMN breakwater.frontier_opening.period IS 'Of which edition.';
COMMENT ON COLUMN breakwater.frontier_opening.digest IS 'The digest.';
COMMENT ON COLUMN breakwater.frontier_opening.at IS 'When.';
COMMENT ON COLUMN breakwater.frontier_opening.by IS 'By the developer''s choice, or as its day had come.';
COMMENT ON COLUMN breakwater.frontier_opening.opened IS 'Value and salt: whoever hashes them has the digest.';

ALTER TABLE breakwater.frontier_edition ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.frontier_commitment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.frontier_opening ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON
  breakwater.frontier_edition, breakwater.frontier_commitment, breakwater.frontier_opening
TO breakwater_app;

-- Published: for everybody, signed in or not.
CREATE POLICY published ON breakwater.frontier_edition FOR SELECT TO breakwater_app USING (true);
CREATE POLICY published ON breakwater.frontier_opening FOR SELECT TO breakwater_app USING (true);
CREATE POLICY made ON breakwater.frontier_edition FOR INSERT TO breakwater_app
  WITH CHECK (
    org_id = ANY ((SELECT breakwater.frontier_orgs_as_office('overseer', 'frontier.act'))::uuid[])
    AND org_id = ANY ((SELECT breakwater.orgs_stepped_up('frontier.act'))::uuid[])
    AND period < (now() AT TIME ZONE 'UTC')::date
  );
CREATE POLICY overseer ON breakwater.frontier_commitment FOR SELECT TO breakwater_app
  USING (cardinality((SELECT breakwater.frontier_orgs_as_office('overseer', 'frontier.read'))::uuid[]) > 0);
CREATE POLICY own ON breakwater.frontier_commitment FOR SELECT TO breakwater_app
  USING (model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.read'))::uuid[]));
CREATE POLICY made ON breakwater.frontier_commitment FOR INSERT TO breakwater_app
  WITH CHECK (org_id = ANY ((SELECT breakwater.frontier_orgs_as_office('overseer', 'frontier.act'))::uuid[]));
-- Row security of commitments holds in here.
CREATE POLICY opened ON breakwater.frontier_opening FOR INSERT TO breakwater_app
  WITH CHECK (
    EXISTS (
      SELECT FROM breakwater.frontier_commitment AS c
      JOIN breakwater.frontier_edition AS e USING (org_id, period)
      WHERE c.org_id = frontier_opening.org_id
        AND c.period = frontier_opening.period
        AND c.digest = frontier_opening.digest
        AND CASE frontier_opening.by
          WHEN 'developer' THEN c.model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.manage'))::uuid[])
          ELSE e.opens_on <= (now() AT TIME ZONE 'UTC')::date
            AND cardinality((SELECT breakwater.frontier_orgs_as_office('overseer', 'frontier.act'))::uuid[]) > 0
        END
    )
  );
CREATE POLICY of_frontier_commitment ON breakwater.data_key FOR SELECT TO breakwater_app
  USING (
    compartment_id IS NULL
    AND EXISTS (
      SELECT FROM breakwater.frontier_commitment AS c
      WHERE c.data_key_id = data_key.data_key_id AND c.org_id = data_key.org_id
    )
  );
