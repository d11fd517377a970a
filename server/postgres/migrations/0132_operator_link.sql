-- Whoever runs the service lets in again who lost their passkeys, by a one-time link that stands in the proof's place for one more
-- passkey, in the session that it opens. The passkeys of before stay: were they forgotten instead, then until the link is used
-- any session of that account could make the "first" one, and a mistyped address would take somebody's.
ALTER TABLE breakwater.one_time_link
  ADD COLUMN by_operator boolean NOT NULL DEFAULT false,
  ADD COLUMN session_id uuid,
  ADD COLUMN passkey_added_at timestamptz;
CREATE INDEX one_time_link_of_session ON breakwater.one_time_link (session_id) WHERE session_id IS NOT NULL;
COMMENT ON COLUMN breakwater.one_time_link.by_operator IS 'Made by the command of whoever runs the service: counts once as a proof, to add a passkey.';
COMMENT ON COLUMN breakwater.one_time_link.session_id IS 'The session that it opened.';
COMMENT ON COLUMN breakwater.one_time_link.passkey_added_at IS 'When a passkey was added in that session: it counts as a proof no more.';
GRANT UPDATE (session_id, passkey_added_at) ON breakwater.one_time_link TO breakwater_app;

CREATE POLICY operator_ends ON breakwater.one_time_link FOR UPDATE TO breakwater_app
  USING ((SELECT breakwater.service()) = 'operator');
CREATE POLICY operator_sees ON breakwater.one_time_link FOR SELECT TO breakwater_app
  USING ((SELECT breakwater.service()) = 'operator');
CREATE POLICY operator_makes ON breakwater.one_time_link FOR INSERT TO breakwater_app
  WITH CHECK ((SELECT breakwater.service()) = 'operator');
-- Nothing that serves makes one that proves.
CREATE POLICY proves_by_operator ON breakwater.one_time_link AS RESTRICTIVE FOR INSERT TO breakwater_app
  WITH CHECK (by_operator = ((SELECT breakwater.service()) = 'operator'));

CREATE OR REPLACE FUNCTION breakwater.orgs_of_person(person uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(m.org_id), '{}')
  FROM member AS m
  WHERE m.person_id = person AND m.state <> 'removed' AND (SELECT breakwater.service()) IN ('sign-in', 'operator')
$$;
COMMENT ON FUNCTION breakwater.orgs_of_person IS 'The organizations whose member a person is. Asked by sign-in and by the operator alone; for others none.';
