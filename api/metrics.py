"""Figures for Prometheus: requests of this process, analyses of the whole store."""

from __future__ import annotations

import time
from collections.abc import Iterator

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from api.jobs import State
from api.store import queue
from api.store.database import Database

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
disable_created_metrics()  # type: ignore[no-untyped-call]  # Prometheus does not use them and they double the lines
_BUCKETS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """The figures of one application.

    Args:
        database: the store, which is asked when the figures are.
    """

    def __init__(self, database: Database) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "dooi_http_requests_total",
            "Requests by route and status.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "dooi_http_request_seconds",
            "Time until the first byte of the answer.",
            ("route",),
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._registry.register(_Analyses(database))

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self) -> bytes:
        """All figures, in the text format of Prometheus."""
        return generate_latest(self._registry)


class _Analyses(Collector):
    def __init__(self, database: Database) -> None:
        self._database = database

    def describe(self) -> Iterator[Metric]:
        return iter(())  # so that registering does not ask the store

    def collect(self) -> Iterator[Metric]:
        with self._database.reading() as connection:
            figures = queue.figures(connection, time.time())
        states = GaugeMetricFamily("dooi_analyses", "Analyses that are kept.", labels=["state"])
        for state in State:
            states.add_metric([state], figures[f"staat:{state}"])
        yield states
        yield GaugeMetricFamily(
            "dooi_queue_oldest_seconds", "Age of what waits longest.", figures["oudste"]
        )
        ended = CounterMetricFamily("dooi_analyses_ended", "Ended analyses.", labels=["state"])
        for state in (State.DONE, State.FAILED):
            ended.add_metric([state], figures[f"afgerond:{state}"])
        yield ended
        yield CounterMetricFamily(
            "dooi_analyses_resumed", "Analyses taken up after their worker.", figures["hervat"]
        )
        yield CounterMetricFamily(
            "dooi_analysis_seconds", "Time spent on ended analyses.", figures["seconden"]
        )
