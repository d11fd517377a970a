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

CREATE FUNCTION breakwater.frontier_settled_until(model uuid, of_thread smallint) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT max(settled.at)
  FROM (
    SELECT e.at
    FROM frontier_fairness_entry AS e
    WHERE e.model_id = $1 AND e.thread = $2 AND e.settles
    UNION ALL
    SELECT a.since
    FROM breakwater.frontier_partner_accesses() AS a
    WHERE a.model_id = $1 AND $2 = 2
  ) AS settled
  WHERE cardinality((SELECT breakwater.frontier_orgs_as_office('overseer', 'frontier.read'))::uuid[]) > 0
$$;
COMMENT ON FUNCTION breakwater.frontier_settled_until IS 'For the overseer: until when the entries of a model''s thread are settled; of the second, by the access of partners.';

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
          OR e.at <= breakwater.frontier_settled_until(e.model_id, e.thread)
        )
    )
$$;
COMMENT ON FUNCTION breakwater.frontier_parties_named IS 'For the overseer: the names of those of these organizations of which it sees entries.';
GRANT EXECUTE ON FUNCTION breakwater.frontier_settled_until, breakwater.frontier_parties_named TO breakwater_app;
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
      OR at <= breakwater.frontier_settled_until(model_id, thread)
    )
  );
-- Whoever does something about a model writes that they did; what they wrote they need not read.
CREATE POLICY written ON breakwater.frontier_fairness_entry FOR INSERT TO breakwater_app
  WITH CHECK (
    by_org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.read'))::uuid[])
    AND by_person_id = (SELECT breakwater.person_id())
    AND by_name = breakwater.my_name_in(by_org_id)
    AND CASE
      WHEN model_id IS NULL THEN by_org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.act'))::uuid[])
      ELSE (
        (
          by_org_id = org_id AND audience = 'record'
          AND model_id = ANY ((SELECT breakwater.frontier_models_of_mine('frontier.act'))::uuid[])
        )
        OR model_id = ANY ((SELECT breakwater.frontier_models_held(NULL, NULL))::uuid[])
      )
      AND EXISTS (
        SELECT FROM breakwater.frontier_model AS m
        WHERE m.org_id = frontier_fairness_entry.org_id
          AND m.model_id = frontier_fairness_entry.model_id
          AND m.shield = frontier_fairness_entry.shield
      )
    END
  );
-- Whoever sees an entry may have its key unwrapped: row security of entries holds in here (docs/decisions/0013).
CREATE POLICY of_frontier_ledger ON breakwater.data_key FOR SELECT TO breakwater_app
  USING (EXISTS (SELECT FROM breakwater.frontier_fairness_entry AS e WHERE e.data_key_id = data_key.data_key_id));
