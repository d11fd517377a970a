-- Nothing that serves destroys or changes a key: the operator does, as superuser (docs/guides/operator.md, "Keys"). So no
-- statement that somebody smuggles into a request can take an organization's content from it. A new key is of now.
REVOKE UPDATE (wrapped, destroyed_at) ON breakwater.data_key FROM breakwater_app;
REVOKE INSERT ON breakwater.data_key FROM breakwater_app;
GRANT INSERT (org_id, data_key_id, compartment_id, wrapped_by, wrapped) ON breakwater.data_key TO breakwater_app;
