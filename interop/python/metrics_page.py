"""prometheus_client reads the figures as a Prometheus server would."""

import requests
from prometheus_client.parser import text_string_to_metric_families
from told import check, end, url


def figures() -> None:
    page = requests.get(f"{url}/metrics", timeout=60)
    assert page.status_code == 200, page.status_code
    assert page.headers["Content-Type"].startswith("text/plain; version=0.0.4"), page.headers["Content-Type"]
    families = {family.name: family for family in text_string_to_metric_families(page.text)}
    own = {name for name in families if name.startswith("breakwater_")}
    assert len(own) >= 5, own
    for family in families.values():
        assert family.type != "unknown" and family.documentation, family.name
        if family.type == "histogram":
            ordered(family)


def ordered(family) -> None:
    """Buckets count what is at most their bound: none holds less than the one before, and the last holds all."""
    seen: dict[tuple, list[float]] = {}
    counts: dict[tuple, float] = {}
    for name, labels, value, *_ in family.samples:
        key = tuple(sorted((k, v) for k, v in labels.items() if k != "le"))
        if name.endswith("_bucket"):
            seen.setdefault(key, []).append(value)
        if name.endswith("_count"):
            counts[key] = value
    for key, values in seen.items():
        assert values == sorted(values) and values[-1] == counts[key], (family.name, key)


check("/metrics is what Prometheus reads (prometheus_client)", figures)
end()
