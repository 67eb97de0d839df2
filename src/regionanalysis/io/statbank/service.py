"""Calls to a publisher's service over the network.

Every service is called in one way: with the machine's proxies and certificates, within a time, no
more often than the quota allows, and again when a call fails. The clients of the field (pxwebpy,
ssb-klass-python) send prepared requests, which pass by REQUESTS_CA_BUNDLE, and take a limit of 0
for none: see findings/.
"""

import json
import logging
import os
import re
import socket
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlsplit

import requests
from requests.exceptions import ConnectionError as NoConnectionError
from requests.exceptions import ProxyError, RequestException, SSLError, Timeout
from requests.utils import get_environ_proxies, select_proxy

from regionanalysis.errors import SourceError
from regionanalysis.io.statbank.quota import Quota
from regionanalysis.io.statbank.retry import (
    FailedAnswerError,
    RetryPolicy,
    TooManyCallsError,
    within,
)

# seconds within which a service is reached, or it is not
REACH = 2.5

# bytes read at a time, and at most of one answer
PIECE = 1 << 18
MAX_ANSWER = 300_000_000

TOO_MANY = 429

LOGGER = logging.getLogger(__name__)

_DEFAULT_PORT = {"https": 443, "http": 80}

Read = TypeVar("Read")


class UnreachableError(SourceError):
    """A service that this machine has no way to."""


class RefusedError(SourceError):
    """A request that a service refuses.

    Parameters
    ----------
    status
        Status of the answer.
    """

    def __init__(self, message: str, *, remedy: str, status: int) -> None:
        super().__init__(message, remedy=remedy)
        self.status = status


class Service:
    """A publisher's service.

    Parameters
    ----------
    publisher
        Name of the publisher in errors.
    policy
        How often a call is repeated.
    quota
        The calls that may be made; one of its own where not given.
    """

    def __init__(
        self, publisher: str, policy: RetryPolicy | None = None, quota: Quota | None = None
    ) -> None:
        self._publisher = publisher
        self._policy = policy or RetryPolicy()
        self.quota = quota or Quota(self._policy.clock)
        self._session = requests.Session()
        self._session.headers["User-Agent"] = "regionanalysis"
        # requests reads REQUESTS_CA_BUNDLE and CURL_CA_BUNDLE itself, and they come first
        self._session.verify = os.environ.get("SSL_CERT_FILE") or True
        self._reached: set[str] = set()

    def get(
        self,
        url: str,
        what: str,
        *,
        read: Callable[[bytes], Read],
        params: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        most: int = MAX_ANSWER,
    ) -> Read:
        """Return the answer to a call, as it is read.

        Parameters
        ----------
        url
            Address.
        what
            Name of what is asked for, in errors.
        read
            Reads the bytes of an answer. When it raises, the call is repeated.
        params
            Parameters in the address.
        query
            Body of a POST; the call is a GET without one.
        most
            Bytes that are read at most.

        Raises
        ------
        UnreachableError
            When this machine has no way to the service.
        RefusedError
            When the service says that the request is wrong.
        SourceError
            When there is no answer that can be read.
        """
        self.reach(url)

        def call() -> Read:
            self.quota.take()
            return read(within(self._policy.timeout, lambda: self._send(url, params, query, most)))

        try:
            return self._policy.call(call)
        except FailedAnswerError as cause:
            raise self._failure(what, cause) from cause
        except SSLError as cause:
            raise _untrusted(url) from cause
        except ProxyError as cause:
            raise _no_way(url, "the proxy does not let it through") from cause
        except Exception as cause:
            # readers raise what parsers and this package do
            raise SourceError(
                f"No answer from {self._publisher} on {what}: {_why(cause)}.",
                remedy="Run the same command again later; what was downloaded is kept.",
            ) from cause

    def reach(self, url: str) -> None:
        """Connect to a service for the first time.

        Raises
        ------
        UnreachableError
            When nothing answers within three seconds.
        """
        proxy = select_proxy(url, get_environ_proxies(url))
        parts = urlsplit(proxy if proxy and "://" in proxy else f"//{proxy}" if proxy else url)
        host, port = parts.hostname or "", parts.port or _DEFAULT_PORT.get(parts.scheme, 80)
        if f"{host}:{port}" in self._reached or parts.scheme.startswith("socks"):
            return
        name = f"the proxy {host}:{port}" if proxy else host
        try:
            within(REACH, lambda: socket.create_connection((host, port), REACH).close())
        except socket.gaierror as cause:
            raise _no_way(url, f"the name of {name} is not known to the network") from cause
        except TimeoutError as cause:
            raise _no_way(url, f"{name} does not answer") from cause
        except OSError as cause:
            why = (cause.strerror or str(cause)).lower()
            raise _no_way(url, f"{name} cannot be reached ({why})") from cause
        self._reached.add(f"{host}:{port}")

    def _send(
        self,
        url: str,
        params: Mapping[str, str] | None,
        query: Mapping[str, Any] | None,
        most: int,
    ) -> bytes:
        with self._session.request(
            "GET" if query is None else "POST",
            url,
            params=params,
            json=query,
            timeout=(REACH, self._policy.timeout),
            stream=True,
        ) as answer:
            LOGGER.info("%s: status %d", urlsplit(url).path, answer.status_code)
            self.quota.learn(answer.headers)
            if answer.status_code == TOO_MANY:
                pause = self.quota.pause(answer.headers)
                self.quota.close(pause)
                raise TooManyCallsError(pause)
            if not answer.ok:
                raise FailedAnswerError(_problem(answer), answer.status_code)
            content = bytearray()
            for piece in answer.iter_content(PIECE):
                content += piece
                if len(content) > most:
                    raise FailedAnswerError(f"it is larger than {most:,} bytes", final=True)
            return bytes(content)

    def _failure(self, what: str, cause: FailedAnswerError) -> SourceError:
        if cause.final and cause.status:
            return RefusedError(
                f"{self._publisher} refuses the request for {what}: {cause}.",
                remedy="If it stays so, correct what is asked for in classifications/.",
                status=cause.status,
            )
        return SourceError(
            f"No answer from {self._publisher} on {what}: {cause}.",
            remedy="Run the same command again later; what was downloaded is kept.",
        )


def _problem(answer: requests.Response) -> str:
    """Return what an answer says of an error, as part of a sentence.

    The bodies are problem+json (RFC 9457), in which ``detail`` is often missing.
    """
    try:
        stated = json.loads(answer.content)
    except (ValueError, RequestException):
        stated = {}
    stated = stated if isinstance(stated, dict) else {}
    reason = str(stated.get("detail") or stated.get("title") or answer.reason or "no reason given")
    reason = re.sub(r"\s+", " ", reason).strip().rstrip(".")[:200]
    return f"{reason} (error {answer.status_code})"


def _why(cause: BaseException) -> str:
    """Return the cause of a failure as part of a sentence, without the names of libraries."""
    if isinstance(cause, Timeout | TimeoutError):
        return "it took too long"
    if isinstance(cause, NoConnectionError):
        return "the connection was lost"
    if isinstance(cause, RequestException):
        return "the answer was cut off"
    return re.sub(r"\s+", " ", str(getattr(cause, "message", cause))).strip().rstrip(".")[:300]


def _no_way(url: str, cause: str) -> UnreachableError:
    return UnreachableError(
        f"No connection to {urlsplit(url).hostname}: {cause}.",
        remedy=(
            "Check the network, or set HTTPS_PROXY. Without a network, copy data/snapshots from a "
            "machine that has one, give a table saved from www.ssb.no/statbank with --panel, or "
            "run `regionanalysis report`, which needs none."
        ),
    )


def _untrusted(url: str) -> UnreachableError:
    return UnreachableError(
        f"No connection to {urlsplit(url).hostname}: its certificate is not trusted here.",
        remedy=(
            "Set REQUESTS_CA_BUNDLE or SSL_CERT_FILE to the file with your organisation's "
            "certificates."
        ),
    )
