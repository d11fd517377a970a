-- Binds a transaction to a session by the session's secret. The token that stays in the transaction is of use in this
-- transaction of this backend alone: SQL that slipped in can neither make one for another session nor carry one elsewhere.
CREATE FUNCTION breakwater.token_for(session uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT session || ':' || encode(
    sha256(key || uuid_send(session) || int4send(pg_backend_pid()) || timestamptz_send(transaction_timestamp())),
    'hex'
  )
  FROM server_key
$$;
COMMENT ON FUNCTION breakwater.token_for IS 'What breakwater.token must be in this transaction for this session. Nobody but definer functions may ask.';

CREATE FUNCTION breakwater.enter(
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
  LOOP
    PERFORM set_config('breakwater.token', token_for(enter.session_id), true);
    RETURN NEXT;
  END LOOP;
END
$$;
COMMENT ON FUNCTION breakwater.enter IS 'Binds this transaction to the live session with this secret, and says whose it is; no row and no bond where there is none.';
GRANT EXECUTE ON FUNCTION breakwater.enter TO breakwater_app;
