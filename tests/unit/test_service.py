"""Calls over the network: certificates, proxies, and causes in one sentence."""

import socket
import time
from pathlib import Path

import pytest
from requests.exceptions import SSLError

from file_server import Served, serving_file
from pretend_clock import PretendClock
from pxweb_server import Tables, serving
from regionanalysis.errors import SourceError
from regionanalysis.io.refresh import RefreshOptions, refresh
from regionanalysis.io.statbank import service as services
from regionanalysis.io.statbank.client import Statbank
from regionanalysis.io.statbank.retry import RetryPolicy
from regionanalysis.io.statbank.service import RefusedError, Service, UnreachableError
from regionanalysis.io.statbank.tables import ssb_tables

BUNDLE = "/somewhere/organisation.pem"
VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*VARIABLES, "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("variable", VARIABLES)
def test_the_certificates_of_the_machine_are_used(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, BUNDLE)
    verified = []

    def send(_adapter: object, _request: object, **options: object) -> None:
        verified.append(options["verify"])
        raise OSError("no further")

    monkeypatch.setattr("requests.adapters.HTTPAdapter.send", send)
    monkeypatch.setattr(Service, "reach", lambda *_: None)
    with pytest.raises(SourceError):
        Service("P", RetryPolicy(backoff=())).get("https://example.org/x", "x", read=bytes)
    assert verified == [BUNDLE]


def test_a_certificate_that_is_not_trusted_names_the_variables(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def send(*_arguments: object, **_options: object) -> None:
        raise SSLError("certificate verify failed")

    monkeypatch.setattr("requests.adapters.HTTPAdapter.send", send)
    monkeypatch.setattr(Service, "reach", lambda *_: None)
    with pytest.raises(UnreachableError, match=r"not trusted.*REQUESTS_CA_BUNDLE or SSL_CERT_FILE"):
        Service("P").get("https://example.org/x", "x", read=bytes)


def test_a_proxy_is_what_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving_file(Served(b"through the proxy")) as address:
        monkeypatch.setenv("http_proxy", address.removesuffix("/outlines.geojson"))
        answer = Service("P").get("http://statistics.invalid/x", "x", read=bytes)
    assert answer == b"through the proxy"


def test_a_proxy_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    with pytest.raises(UnreachableError, match=r"the proxy 127\.0\.0\.1:9 cannot be reached"):
        Service("P").get("https://statistics.invalid/x", "x", read=bytes)


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("http://statistics.invalid", "the name of statistics.invalid is not known"),
        ("http://127.0.0.1:9", r"127\.0\.0\.1 cannot be reached \(connection refused\)"),
    ],
)
def test_without_a_network_the_cause_comes_within_three_seconds(
    url: str, cause: str, tmp_path: Path
) -> None:
    folder, start = tmp_path / "snapshots", time.monotonic()
    with pytest.raises(UnreachableError, match=cause) as error:
        refresh(RefreshOptions(folder, url=url), lambda _line: None)
    assert time.monotonic() - start < 3
    # the ways out, and nothing that would be taken for data
    for way in ("HTTPS_PROXY", "copy data/snapshots", "--panel", "regionanalysis report"):
        assert way in str(error.value)
    assert not folder.exists()


def test_a_network_that_answers_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "REACH", 0.2)
    monkeypatch.setattr(socket, "create_connection", lambda *_: time.sleep(5))
    with pytest.raises(UnreachableError, match=r"example\.org does not answer"):
        Service("P").get("http://example.org", "x", read=bytes)


def test_what_the_service_says_is_one_sentence() -> None:
    tables = Tables()
    tables.add_inhabitants({"0301": "Oslo"}, (2024,))
    facts = ssb_tables()["ssb_07459"]
    with serving(tables) as address:
        bank = Statbank(address, clock=PretendClock().clock)
        state = bank.state(facts)
        # from now on the table wants another variable
        tables.dimensions["07459"]["Kjonn"] = {"1": "Menn"}
        tables.mandatory["07459"] = {"Kjonn"}
        (query,) = state.queries(facts, state.years, bank.max_cells)
        with pytest.raises(RefusedError) as error:
            bank.rows(facts, state, query)
    # problem+json without a detail, in the words of the service
    assert error.value.message == (
        "Statistics Norway refuses the request for table 07459, 2024-2024: "
        "Missing selection for mandantory variable (error 400)."
    )


@pytest.mark.parametrize("hours", [1])
def test_503_for_hours_ends_and_says_that_what_came_is_kept(hours: int, tmp_path: Path) -> None:
    tables = Tables()
    tables.add_inhabitants({"0301": "Oslo"}, (2024,))
    tables.metadata_faults = [503] * 100 * hours
    with serving(tables) as address:
        bank = Statbank(address, clock=(pretend := PretendClock()).clock)
        with pytest.raises(SourceError, match=r"Backend fetch failed \(error 503\).*later"):
            refresh(RefreshOptions(tmp_path, ("07459",)), lambda _line: None, bank)
    assert pretend.slept == 20
