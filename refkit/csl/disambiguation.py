"""Works whose cites read alike are told apart: by more names, by given names, by extra text, by a letter to the year.

CSL 1.0.2, "Disambiguation", names the methods and their order. How far each goes for which work is citeproc-js's: cites
are expanded one name at a time, and whoever then stands alone keeps what was needed.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from refkit.csl.context import Cited, Methods, Settings
from refkit.csl.items import Item


class Cites(Protocol):
    """Renders a work's cite with certain settings; `None` for the style's own."""

    def __call__(self, item: Item, settings: Settings | None, /) -> Cited: ...


class _State:
    """How far the expansion of one group of works has gone."""

    __slots__ = (
        "base",
        "better",
        "clashes",
        "conditions",
        "fresh",
        "mode",
        "most_names",
        "most_sets",
        "name",
        "nameset",
        "others",
        "partners",
        "queue",
        "tested",
    )

    def __init__(
        self,
        base: Settings,
        better: Settings,
        queue: list[tuple[Settings, list[Item]]],
        most_names: int,
        most_sets: int,
    ) -> None:
        self.base = base
        self.better = better
        self.queue = queue
        self.most_names = most_names
        self.most_sets = most_sets
        self.mode = self.nameset = self.name = 0
        self.clashes = 1, 0
        self.fresh = True
        self.partners: list[Item] = []
        self.others: list[Item] = []
        self.tested = self.conditions = 0


class Disambiguation:
    """Tells the works of one group apart, and keeps in `settings` what each needs."""

    def __init__(
        self,
        methods: Methods,
        cite: Cites,
        settings: dict[str, Settings],
        in_order: Callable[[Sequence[Item]], list[Item]],
    ) -> None:
        self._methods, self._modes = methods, methods.modes()
        self._cite, self._settings, self._in_order = cite, settings, in_order

    def run(self, items: list[Item]) -> None:
        """Settle a group of works whose cites read alike."""
        if not self._modes or len(items) < 2:
            return
        state = self._start(items)
        while state.queue:
            state.nameset = state.name = 0
            state.clashes = (1, 0)
            while state.queue[0][1]:
                maxed = self._step(state)
                self._scan(state)
                self._judge(state, maxed)
            state.queue.pop(0)

    def _start(self, items: list[Item]) -> _State:
        first = self._cite(items[0], self._settings[items[0].id].copy())
        base, better = first.settings.copy(), first.settings.copy()
        lengths = {items[0].id: first.full}
        sets = len(first.settings.names) - 1
        for item in items[1:]:
            made = self._cite(item, base.copy())
            lengths[item.id] = made.full
            sets = len(self._settings[item.id].names) - 1
            base = _widened(made.settings, base, better)
        for settings in (base, better):
            _pad(settings)
            settings.year_suffix, settings.extra = None, 0
        ordered = sorted(items, key=lambda item: (",".join(map(str, lengths[item.id])), item.id))
        most = lengths[ordered[0].id]
        return _State(base, better, [(base, ordered)], most[0] if most else -1, sets)

    def _step(self, state: _State) -> bool:
        """Expand the cites by one name or given name; whether nothing is left to expand."""
        if state.fresh:
            state.fresh = False
            return False
        if self._modes[state.mode] == "extra":
            state.base.extra += 1
            state.better.extra += 1
            return False
        return self._expand(state) if self._modes[state.mode] == "names" else False

    def _expand(self, state: _State) -> bool:
        by_cite = self._methods.givens_by_cite
        givens = state.base.givens
        next_name = not by_cite
        if by_cite:
            if givens and _at(givens[state.nameset], state.name, 2) < 2:
                givens[state.nameset][state.name] += 1
            else:
                next_name = True
        next_set = state.most_names < 0
        if state.most_names >= 0 and next_name:
            next_set = not self._methods.names or state.name >= state.most_names
            if not next_set:
                state.base.names[state.nameset] += 1
                state.name += 1
        if next_set and state.nameset < state.most_sets:
            state.nameset += 1
            state.base.names[state.nameset] = 1
            state.name = 0
        return self._exhausted(state)

    def _exhausted(self, state: _State) -> bool:
        if state.nameset < state.most_sets:
            return False
        if self._methods.names and 0 <= state.most_names != state.name:
            return False
        if not self._methods.givens_by_cite or state.nameset >= len(state.base.givens):
            return True
        return _at(state.base.givens[state.nameset], state.name, 2) == 2

    def _scan(self, state: _State) -> None:
        """Part the works that still read like the first one from the others."""
        first, *rest = state.queue[0][1]
        made = self._again(state, first)
        state.partners, state.others = [first], []
        for item in rest:
            other = self._again(state, item)
            (state.partners if other.text == made.text else state.others).append(item)
        state.clashes = (state.clashes[1], len(state.partners) - 1)

    def _again(self, state: _State, item: Item) -> Cited:
        made = self._cite(item, state.base.copy())
        # The settings follow what the cite could show; the queue holds the same object.
        state.base.names, state.base.givens = made.settings.names, made.settings.givens
        state.tested, state.conditions = made.tested, made.conditions
        return made

    def _judge(self, state: _State, maxed: bool) -> None:
        mode = self._modes[state.mode]
        if mode == "names":
            self._by_names(state, maxed)
        elif mode == "suffix":
            self._by_suffix(state)
        else:
            self._by_extra(state)
        if maxed and state.mode < len(self._modes) - 1:
            state.mode += 1
        elif maxed:
            state.queue[1:2] = [(state.base, [])]

    def _keep(self, items: Sequence[Item], settings: Settings) -> None:
        for item in items:
            self._settings[item.id] = settings.copy()

    def _by_names(self, state: _State, maxed: bool) -> None:
        partners, others = state.partners, state.others
        if state.clashes[1] == 0:
            self._capture(state)
            self._keep(partners if len(others) != 1 else [*others, *partners], state.better)
            state.queue[0] = (state.better, others if len(others) != 1 else [])
            state.fresh = state.fresh or len(others) > 1
        elif len(others) == 1:
            self._capture(state)
            self._keep(others, state.better)
            state.queue[0] = (state.better, partners)
        elif state.clashes[1] < state.clashes[0]:
            self._capture(state)
            state.queue[0] = (state.better, partners)
            state.queue.append((state.better, others))
        elif maxed:
            state.queue[0] = (state.better, others)
            state.queue.append((state.better, partners))
            if state.mode == len(self._modes) - 1:
                self._keep(partners, state.better)
                state.queue[0] = (state.better, [])

    def _capture(self, state: _State) -> None:
        """What was expanded last has helped, and is kept."""
        base, better, at = state.base, state.better, state.nameset
        if self._methods.givens_by_cite and at < len(base.givens) and state.name < len(base.givens[at]):
            if len(better.givens) < len(base.givens):
                better.givens = [givens[:] for givens in base.givens]
            while len(better.givens[at]) <= state.name:
                better.givens[at].append(0)
            better.givens[at][state.name] = base.givens[at][state.name]
        if at < len(base.names):
            while len(better.names) <= at:
                better.names.append(0)
            better.names[at] = base.names[at]

    def _by_suffix(self, state: _State) -> None:
        base, items = state.queue[0]
        if state.clashes[1]:
            for number, item in enumerate(self._in_order(items)):
                base.year_suffix = number
                self._settings[item.id] = base.copy()
            base.year_suffix = None
        state.queue[0] = (state.better, [])

    def _by_extra(self, state: _State) -> None:
        done = state.clashes[1] == 0 and len(state.others) < 2
        base, items = state.queue[0]
        if not done and (not state.base.extra or state.tested != state.conditions):
            state.mode = 0
            state.base.extra = state.better.extra = state.tested
            if not state.base.extra:
                state.fresh = True
                state.base.extra = 1
            else:
                self._by_names(state, False)
        elif done or state.mode == len(self._modes) - 1:
            self._keep(items, base)
            state.queue[0] = (state.better, [])
        else:
            state.mode = len(self._modes) - 1
            base.extra = max(1, state.base.extra)
            self._keep(items, base)


def _at(values: list[int], place: int, missing: int) -> int:
    return values[place] if place < len(values) else missing


def _pad(settings: Settings) -> None:
    """A given-name level for every name that is shown."""
    for at, count in enumerate(settings.names):
        if at == len(settings.givens):
            settings.givens.append([])
        givens = settings.givens[at]
        givens += [0] * (count - len(givens))


def _widened(made: Settings, base: Settings, better: Settings) -> Settings:
    """The settings a group begins with: as many names as the longest of its cites shows."""
    if len(made.names) < len(base.names):
        base = made.copy()
    for at, count in enumerate(made.names):
        if at < len(base.names) and count > base.names[at]:
            base.names[at] = count
            base.givens[at : at + 1] = [made.givens[at][:] if at < len(made.givens) else []]
            better.names = base.names[:]
            _pad(base)
            _pad(better)
    better.givens = [givens[:] for givens in base.givens]
    return base
