"""Runs the benchmarks and prints them as one table: `python -m tests.benchmarks [NAME...]`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from tests.benchmarks import (
    bench_files,
    bench_forecast,
    bench_network,
    bench_pages,
    bench_pathway,
    bench_plan_list,
    bench_plans,
    bench_portfolio,
    bench_prints,
    bench_starts,
    bench_timeline,
    bench_wishes,
)
from tests.benchmarks.measure import HEADING, Measure

GROUPS: dict[str, Callable[[], Sequence[Measure]]] = {
    "pathway": bench_pathway.measures,
    "plans": bench_plans.measures,
    "forecast": bench_forecast.measures,
    "wishes": bench_wishes.measures,
    "files": bench_files.measures,
    "prints": bench_prints.measures,
    "starts": bench_starts.measures,
    "timeline": bench_timeline.measures,
    "list": bench_plan_list.measures,
    "network": bench_network.measures,
    "pages": bench_pages.measures,
    "portfolio": bench_portfolio.measures,
}


def main() -> None:
    """Run some groups, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="NAME", help=f"of {', '.join(GROUPS)}")
    wanted = parser.parse_args().groups or list(GROUPS)
    unknown = sorted(set(wanted) - set(GROUPS))
    if unknown:
        parser.error(f"there is no group {', '.join(unknown)}; there are {', '.join(GROUPS)}")
    print(HEADING)
    for name in wanted:
        for measure in GROUPS[name]():
            print(measure.row(), flush=True)


if __name__ == "__main__":
    main()
