-- What a writing request with an Idempotency-Key answered, kept in the transaction of its effect, so that the same request
-- again does nothing twice (server/http/keyed.ts).
CREATE TABLE breakwater.idempotency_key (
  person_id uuid NOT NULL,
  actor_id uuid NOT NULL,
  endpoint text NOT NULL CHECK (endpoint ~ '^[a-z][a-z0-9-]{0,59}$'),
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  request_hash bytea NOT NULL CHECK (octet_length(request_hash) = 32),
  status smallint NOT NULL CHECK (status BETWEEN 200 AND 299),
  answer text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (person_id, actor_id, endpoint, key)
);
CREATE INDEX idempotency_key_by_age ON breakwater.idempotency_key (created_at);

COMMENT ON TABLE breakwater.idempotency_key IS 'Answers of requests that may come again, for 30 days.';
COMMENT ON COLUMN breakwater.idempotency_key.person_id IS 'Who asked.';
COMMENT ON COLUMN breakwater.idempotency_key.actor_id IS 'With what: the API token, or the person themselves. One never meets the keys of the other.';
COMMENT ON COLUMN breakwater.idempotency_key.endpoint IS 'Of which endpoint, by its id.';
COMMENT ON COLUMN breakwater.idempotency_key.key IS 'As the caller made it up.';
COMMENT ON COLUMN breakwater.idempotency_key.request_hash IS 'SHA-256 of method, address and body: the key counts for this request alone.';
COMMENT ON COLUMN breakwater.idempotency_key.status IS 'The HTTP status it was answered with.';
COMMENT ON COLUMN breakwater.idempotency_key.answer IS 'The JSON it was answered with; none where nothing was answered, or a secret that is shown once.';
COMMENT ON COLUMN breakwater.idempotency_key.created_at IS 'When; 30 days later it is forgotten.';

ALTER TABLE breakwater.idempotency_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON breakwater.idempotency_key TO breakwater_app
  USING (person_id = (SELECT breakwater.person_id()))
  WITH CHECK (person_id = (SELECT breakwater.person_id()));
-- The job that forgets old ones sees no more of them.
CREATE POLICY old ON breakwater.idempotency_key FOR SELECT TO breakwater_app
  USING ((SELECT breakwater.service()) = 'sweeper' AND created_at < now() - interval '30 days');
CREATE POLICY forgotten ON breakwater.idempotency_key FOR DELETE TO breakwater_app
  USING ((SELECT breakwater.service()) = 'sweeper' AND created_at < now() - interval '30 days');
GRANT SELECT, INSERT, DELETE ON breakwater.idempotency_key TO breakwater_app;
