-- What somebody's own statements could do that no operation does: hold up what a developer tells (EO 14409 §3(c)), write in
-- another's name, or show a key by a row that only names it.

-- New keys of a model's compartment are made by the developer's own people: a holder that kept one which nobody can unwrap would
-- keep the developer from telling anything. Holders seal under the newest that there is, however old.
DROP POLICY of_frontier_model ON breakwater.data_key;
CREATE POLICY of_frontier_model ON breakwater.data_key FOR SELECT TO breakwater_app
  USING (compartment_id = ANY ((SELECT breakwater.frontier_compartments_held())::uuid[]));
-- Those of an application by whoever applies.
DROP POLICY of_frontier_application_made ON breakwater.data_key;
CREATE POLICY of_frontier_application_made ON breakwater.data_key FOR INSERT TO breakwater_app
  WITH CHECK (
    org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.manage'))::uuid[])
    AND EXISTS (
      SELECT FROM breakwater.frontier_application AS a
      WHERE a.org_id = data_key.org_id AND a.application_id = data_key.compartment_id AND a.ended_at IS NULL
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

-- A row shows the key that it is sealed under only where that is a key of what the row is of: else whoever may add a row could
-- name any key in it.
CREATE FUNCTION breakwater.is_key_of_frontier_model(model uuid, org uuid, compartment uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM frontier_model AS m WHERE m.model_id = $1 AND m.org_id = $2 AND m.compartment_id = $3)
$$;
COMMENT ON FUNCTION breakwater.is_key_of_frontier_model IS 'Whether a key of this organization and compartment is one of this model''s.';

DROP POLICY of_frontier_terms ON breakwater.data_key;
CREATE POLICY of_frontier_terms ON breakwater.data_key FOR SELECT TO breakwater_app
  USING (
    compartment_id IS NULL
    AND EXISTS (
      SELECT FROM breakwater.frontier_grant AS g
      WHERE g.data_key_id = data_key.data_key_id AND g.org_id = data_key.org_id
    )
  );
DROP POLICY of_frontier_partner_entry ON breakwater.data_key;
CREATE POLICY of_frontier_partner_entry ON breakwater.data_key FOR SELECT TO breakwater_app
  USING (
    EXISTS (
      SELECT FROM breakwater.frontier_partner_entry AS e
      WHERE e.data_key_id = data_key.data_key_id
        AND breakwater.is_key_of_frontier_model(e.model_id, data_key.org_id, data_key.compartment_id)
    )
  );
DROP POLICY of_frontier_ledger ON breakwater.data_key;
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
DROP POLICY of_frontier_commitment ON breakwater.data_key;
CREATE POLICY of_frontier_commitment ON breakwater.data_key FOR SELECT TO breakwater_app
  USING (
    compartment_id IS NULL
    AND EXISTS (
      SELECT FROM breakwater.frontier_commitment AS c
      WHERE c.data_key_id = data_key.data_key_id AND c.org_id = data_key.org_id
    )
  );

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

DROP POLICY held_told ON breakwater.frontier_move;
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

-- A use stands under the name of whoever used it.
DROP POLICY used ON breakwater.frontier_grant_use;
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

-- What others do about a model, holders write who do something about it, and in the name of the holder.
DROP POLICY written ON breakwater.frontier_fairness_entry;
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

GRANT EXECUTE ON FUNCTION
  breakwater.makes_keys_for, breakwater.is_key_of_frontier_model, breakwater.is_next_frontier_move
TO breakwater_app;
