-- `breakwater doctor` compares the key file with the key that wrapped what is sealed: a service of its own may look.
CREATE POLICY of_doctor ON breakwater.data_key FOR SELECT TO breakwater_app
  USING ((SELECT breakwater.service()) = 'doctor');
