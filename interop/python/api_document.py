"""openapi-spec-validator reads the document of the API, as the running server gives it."""

import requests
from openapi_spec_validator import OpenAPIV31SpecValidator
from told import check, end, url


def valid() -> None:
    document = requests.get(f"{url}/api/openapi.json", timeout=60)
    assert document.status_code == 200, document.status_code
    OpenAPIV31SpecValidator(document.json()).validate()


check("/api/openapi.json is a document of OpenAPI 3.1 (openapi-spec-validator)", valid)
end()
