-- Where an organization wants its tickets sent, and what was sent of each: actions of this week become tickets elsewhere.
CREATE TABLE breakwater.webhook (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  webhook_id uuid NOT NULL,
  url text NOT NULL CHECK (length(url) BETWEEN 1 AND 2000),
  secret bytea NOT NULL,
  data_key_id uuid NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  made_by uuid NOT NULL,
  made_by_name text NOT NULL,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled')),
  failing_since timestamptz,
  failures int NOT NULL DEFAULT 0 CHECK (failures >= 0),
  last_failure text CHECK (last_failure IN ('address', 'connection', 'time', 'status')),
  last_status int CHECK (last_status BETWEEN 100 AND 599),
  delivered_at timestamptz,
  next_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, webhook_id),
  CHECK ((failing_since IS NULL) = (last_failure IS NULL)),
  CHECK (state <> 'disabled' OR failing_since IS NOT NULL)
);
COMMENT ON TABLE breakwater.webhook IS 'An address of an organization to which tickets are sent.';
COMMENT ON COLUMN breakwater.webhook.org_id IS 'Whose: its own tickets go there, and those of whom it acts for.';
COMMENT ON COLUMN breakwater.webhook.webhook_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.webhook.url IS 'The address, https.';
COMMENT ON COLUMN breakwater.webhook.secret IS 'What messages are signed with, sealed.';
COMMENT ON COLUMN breakwater.webhook.data_key_id IS 'What it is sealed under.';
COMMENT ON COLUMN breakwater.webhook.made_at IS 'When it was added.';
COMMENT ON COLUMN breakwater.webhook.made_by IS 'Who added it: a grant by which plans of others are sent is marked as used in their name.';
COMMENT ON COLUMN breakwater.webhook.made_by_name IS 'Their name then.';
COMMENT ON COLUMN breakwater.webhook.state IS 'disabled: nothing arrived for too long, nothing is sent any more.';
COMMENT ON COLUMN breakwater.webhook.failing_since IS 'Since when nothing arrives; none where the last message did.';
COMMENT ON COLUMN breakwater.webhook.failures IS 'How many attempts failed since.';
COMMENT ON COLUMN breakwater.webhook.last_failure IS 'address: not one of the public internet; connection; time: no answer in time; status: one that is no success.';
COMMENT ON COLUMN breakwater.webhook.last_status IS 'The status that was answered, where one was; nothing else of an answer is kept.';
COMMENT ON COLUMN breakwater.webhook.delivered_at IS 'When a message last arrived.';
COMMENT ON COLUMN breakwater.webhook.next_at IS 'Not before then is anything sent: after a failure, or while somebody sends.';

CREATE TABLE breakwater.webhook_ticket (
  org_id uuid NOT NULL,
  webhook_id uuid NOT NULL,
  customer_id uuid NOT NULL REFERENCES breakwater.organization,
  action_id text NOT NULL CHECK (action_id ~ '^[0-9a-z]{1,40}$'),
  message_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('opened', 'changed', 'closed')),
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  written_at timestamptz NOT NULL DEFAULT now(),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'given_up')),
  attempts int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  PRIMARY KEY (org_id, webhook_id, customer_id, action_id),
  FOREIGN KEY (org_id, webhook_id) REFERENCES breakwater.webhook ON DELETE CASCADE
);
-- Asked every few seconds: what waits for this address?
CREATE INDEX webhook_ticket_waiting ON breakwater.webhook_ticket (org_id, webhook_id, attempts, message_id) WHERE state = 'waiting';
COMMENT ON TABLE breakwater.webhook_ticket IS 'The last message on a ticket to a webhook. What it says is read from the plan when it is sent, and kept nowhere.';
COMMENT ON COLUMN breakwater.webhook_ticket.org_id IS 'Whose webhook.';
COMMENT ON COLUMN breakwater.webhook_ticket.webhook_id IS 'The webhook.';
COMMENT ON COLUMN breakwater.webhook_ticket.customer_id IS 'Whose action: of the organization itself, or of one that it acts for.';
COMMENT ON COLUMN breakwater.webhook_ticket.action_id IS 'The action in that organization''s plan.';
COMMENT ON COLUMN breakwater.webhook_ticket.message_id IS 'UUIDv7, the same for each attempt: the receiver knows by it what it took in before.';
COMMENT ON COLUMN breakwater.webhook_ticket.kind IS 'opened: it came into this week''s plan; changed; closed: it is in there no more.';
COMMENT ON COLUMN breakwater.webhook_ticket.digest IS 'SHA-256 of what makes it another ticket.';
COMMENT ON COLUMN breakwater.webhook_ticket.written_at IS 'When the plan said so.';
COMMENT ON COLUMN breakwater.webhook_ticket.state IS 'given_up: it was refused too often.';
COMMENT ON COLUMN breakwater.webhook_ticket.attempts IS 'How often it was tried.';

ALTER TABLE breakwater.webhook ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE breakwater.webhook_ticket ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON breakwater.webhook TO breakwater_app;
GRANT UPDATE (state, failing_since, failures, last_failure, last_status, delivered_at, next_at) ON breakwater.webhook TO breakwater_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON breakwater.webhook_ticket TO breakwater_app;
CREATE POLICY managed ON breakwater.webhook TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('organization.manage'))::uuid[]))
  WITH CHECK (org_id = ANY ((SELECT breakwater.orgs_where('organization.manage'))::uuid[]));
CREATE POLICY seen ON breakwater.webhook_ticket FOR SELECT TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('organization.manage'))::uuid[]));

-- The service that writes and sends them.
CREATE POLICY courier ON breakwater.webhook TO breakwater_app
  USING ((SELECT breakwater.service()) = 'courier') WITH CHECK ((SELECT breakwater.service()) = 'courier');
CREATE POLICY courier ON breakwater.webhook_ticket TO breakwater_app
  USING ((SELECT breakwater.service()) = 'courier') WITH CHECK ((SELECT breakwater.service()) = 'courier');
CREATE POLICY courier ON breakwater.organization FOR SELECT TO breakwater_app
  USING ((SELECT breakwater.service()) = 'courier');
CREATE POLICY courier ON breakwater.plan FOR SELECT TO breakwater_app
  USING ((SELECT breakwater.service()) = 'courier');
CREATE POLICY courier ON breakwater.provider_grant FOR SELECT TO breakwater_app
  USING ((SELECT breakwater.service()) = 'courier');
-- Webhook secrets are sealed under keys of organizations themselves.
CREATE POLICY courier ON breakwater.data_key FOR SELECT TO breakwater_app
  USING (compartment_id IS NULL AND (SELECT breakwater.service()) = 'courier');

-- Sending a customer's tickets to a provider's webhook is a use of its grant, which the customer sees.
GRANT INSERT ON breakwater.grant_use TO breakwater_app;
CREATE POLICY courier ON breakwater.grant_use FOR INSERT TO breakwater_app
  WITH CHECK ((SELECT breakwater.service()) = 'courier');
