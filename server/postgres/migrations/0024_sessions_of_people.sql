-- How sessions of people begin, go on and end. Nobody reads or writes `session` itself: each of these says who may ask.
-- As before, and for nobody who is suspended.
CREATE OR REPLACE FUNCTION breakwater.enter(
  secret text,
  OUT session_id uuid,
  OUT kind text,
  OUT person_id uuid,
  OUT service text,
  OUT token_id uuid,
  OUT stepped_up_until timestamptz
) RETURNS SETOF record
LANGUAGE plpgsql VOLATILE SECURITY DEFINER PARALLEL UNSAFE
SET search_path = breakwater, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  FOR session_id, kind, person_id, service, token_id, stepped_up_until IN
    SELECT s.session_id, s.kind, s.person_id, s.service, s.token_id, s.stepped_up_until
    FROM session AS s
    WHERE s.secret_hash = sha256(convert_to(secret, 'UTF8'))
      AND s.revoked_at IS NULL
      AND s.expires_at > clock_timestamp()
      AND (s.idle_until IS NULL OR s.idle_until > clock_timestamp())
      AND NOT EXISTS (
        SELECT FROM person AS p WHERE p.person_id = s.person_id AND p.suspended_at IS NOT NULL
      )
  LOOP
    PERFORM set_config('breakwater.token', token_for(enter.session_id), true);
    RETURN NEXT;
  END LOOP;
END
$$;

CREATE FUNCTION breakwater.open_session(id uuid, hash bytea, person uuid, is_proven boolean) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  WITH opened AS (
    INSERT INTO session (session_id, secret_hash, kind, person_id, idle_until, expires_at, stepped_up_until)
    SELECT id, hash, 'person', p.person_id, now() + interval '30 minutes', now() + interval '12 hours',
           CASE WHEN is_proven THEN now() + interval '5 minutes' END
    FROM person AS p
    WHERE p.person_id = person AND p.suspended_at IS NULL AND (SELECT breakwater.service()) = 'sign-in'
    RETURNING 1
  )
  SELECT count(*) = 1 FROM opened
$$;
COMMENT ON FUNCTION breakwater.open_session IS 'Signs a person in: 30 minutes idle, 12 hours in all. `is_proven`: by a passkey, which counts as a step-up for 5 minutes. Asked by sign-in alone; false for whoever is suspended.';

CREATE FUNCTION breakwater.step_up_session(id uuid, person uuid) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  WITH stepped AS (
    UPDATE session
    SET stepped_up_until = now() + interval '5 minutes'
    WHERE session_id = id AND person_id = person AND kind = 'person' AND revoked_at IS NULL
      AND (SELECT breakwater.service()) = 'sign-in'
    RETURNING 1
  )
  SELECT count(*) = 1 FROM stepped
$$;
COMMENT ON FUNCTION breakwater.step_up_session IS 'Notes that the person of this session has just proved who they are. Asked by sign-in alone.';

CREATE FUNCTION breakwater.touch_session() RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  UPDATE session
  SET seen_at = now(), idle_until = now() + interval '30 minutes'
  WHERE session_id = (SELECT breakwater.session_id()) AND kind = 'person' AND seen_at < now() - interval '1 minute';
  UPDATE api_token
  SET used_on = (now() AT TIME ZONE 'UTC')::date
  FROM session AS s
  WHERE s.session_id = (SELECT breakwater.session_id()) AND s.kind = 'token' AND api_token.token_id = s.token_id
    AND api_token.used_on IS DISTINCT FROM (now() AT TIME ZONE 'UTC')::date
$$;
COMMENT ON FUNCTION breakwater.touch_session IS 'Notes that the session of this transaction is in use: written once a minute at most, for a token once a day.';

CREATE FUNCTION breakwater.my_sessions(
  OUT session_id uuid, OUT created_at timestamptz, OUT seen_at timestamptz, OUT expires_at timestamptz, OUT is_this boolean
) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  SELECT s.session_id, s.created_at, s.seen_at, s.expires_at, s.session_id = (SELECT breakwater.session_id())
  FROM session AS s
  WHERE s.person_id = (SELECT breakwater.person_id()) AND s.kind = 'person' AND s.revoked_at IS NULL
    AND s.expires_at > now() AND (s.idle_until IS NULL OR s.idle_until > now())
  ORDER BY s.created_at DESC
$$;
COMMENT ON FUNCTION breakwater.my_sessions IS 'Where the person who acts is signed in.';

CREATE FUNCTION breakwater.end_sessions(one uuid, others boolean) RETURNS integer
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  WITH ended AS (
    UPDATE session
    SET revoked_at = now()
    WHERE person_id = (SELECT breakwater.person_id()) AND kind = 'person' AND revoked_at IS NULL
      AND CASE WHEN others THEN session_id <> (SELECT breakwater.session_id()) ELSE session_id = one END
    RETURNING 1
  )
  SELECT count(*)::integer FROM ended
$$;
COMMENT ON FUNCTION breakwater.end_sessions IS 'Ends one session of the person who acts, or all but the one they act in. Says how many.';

CREATE FUNCTION breakwater.end_sessions_of(person uuid) RETURNS integer
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  WITH ended AS (
    UPDATE session
    SET revoked_at = now()
    WHERE person_id = person AND revoked_at IS NULL AND (SELECT breakwater.service()) = 'sign-in'
    RETURNING 1
  )
  SELECT count(*)::integer FROM ended
$$;
COMMENT ON FUNCTION breakwater.end_sessions_of IS 'Ends all sessions and tokens of a person, as when their account is recovered. Asked by sign-in alone.';

GRANT EXECUTE ON FUNCTION
  breakwater.open_session, breakwater.step_up_session, breakwater.touch_session, breakwater.my_sessions,
  breakwater.end_sessions, breakwater.end_sessions_of
TO breakwater_app;
