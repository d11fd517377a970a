-- What a transaction's token is made with, so that SQL which slipped into a transaction can't make one for another session.
CREATE TABLE breakwater.server_key (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  key bytea NOT NULL CHECK (octet_length(key) = 32)
);
COMMENT ON TABLE breakwater.server_key IS 'The one key of the tokens that bind a transaction to a session. Read by definer functions only.';
COMMENT ON COLUMN breakwater.server_key.one IS 'Always true: there is one row.';
COMMENT ON COLUMN breakwater.server_key.key IS '32 bytes from the server''s strong random source.';

ALTER TABLE breakwater.server_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON breakwater.server_key TO breakwater_owner USING (true);

-- Two UUIDs of version 4 hold 244 random bits; gen_random_uuid() is there without an extension.
INSERT INTO breakwater.server_key (key)
VALUES (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
