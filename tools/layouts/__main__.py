"""Command line: `python -m tools.layouts --families all --seed 1 --count 3 --out DIR`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tools.layouts.families import FAMILIES, HELD_OUT, TUNING, build


def chosen(names: str) -> list[str]:
    """The families a `--families` value means: `all`, `tuning` (all but held out), `held-out`, or names."""
    groups = {
        "all": list(FAMILIES),
        "held-out": list(HELD_OUT),
        "tuning": list(TUNING),
    }
    if names in groups:
        return groups[names]
    wanted = [n.strip() for n in names.split(",") if n.strip()]
    unknown = [n for n in wanted if n not in FAMILIES]
    if unknown:
        raise SystemExit(f"no family {', '.join(unknown)}; --list shows them all")
    return wanted


def main() -> None:
    """Write `<id>.txt` and `<id>.json` for every family and seed asked for."""
    cli = argparse.ArgumentParser(prog="tools.layouts", description="Invented issues with exact gold.")
    cli.add_argument("--families", default="all", help="all, tuning, held-out, or names with commas between them")
    cli.add_argument("--seed", type=int, default=1, help="first seed (default 1)")
    cli.add_argument("--count", type=int, default=1, help="issues per family, with seeds SEED, SEED+1, …")
    cli.add_argument("--out", type=Path, help="directory to write to")
    cli.add_argument("--list", action="store_true", help="list the families and stop")
    args = cli.parse_args()
    if args.list:
        for name, make in FAMILIES.items():
            held = " [held out]" if name in HELD_OUT else ""
            print(f"{name:18}{held:11} {(make.__doc__ or '').splitlines()[0]}")
        return
    if args.out is None:
        cli.error("--out DIR is needed")
    args.out.mkdir(parents=True, exist_ok=True)
    for family in chosen(args.families):
        for seed in range(args.seed, args.seed + args.count):
            issue = build(family, seed)
            ident = f"{family}-{seed:04}"
            (args.out / f"{ident}.txt").write_bytes(issue.text.encode("utf-8"))
            gold = json.dumps(issue.gold(ident, family), ensure_ascii=False, indent=1)
            (args.out / f"{ident}.json").write_text(gold + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
