"""Several names as a list: how many are shown, what stands between them, "and", "et al.", and the last after a gap.

CSL 1.0.2, "Name", "Et-al" and "Et-al Abbreviation"; `delimiter-precedes-...` in all cases as citeproc-js has them.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from refkit.csl.context import Context
from refkit.csl.look import NO_LOOK, Look, look, starts_romanesque
from refkit.csl.nameparts import Parts
from refkit.csl.people import Person
from refkit.csl.people import person as person_of
from refkit.csl.persons import FULL, INITIALS, NamePart, PersonStyle, rendered
from refkit.csl.style import Element
from refkit.csl.tree import Blob, Node
from refkit.model import OTHERS

if TYPE_CHECKING:
    from refkit.csl.compiler import Compiler, Scope


_OTHERS = (person_of(OTHERS),)


class Conjunction(NamedTuple):
    """What stands before the last name, or "et al.": its text, and its prefix after one name or after several."""

    text: str
    single: str
    multiple: str
    suffix: str = ""
    look: Look = NO_LOOK

    def after(self, count: int, prefix: str | None = None) -> Node:
        """The conjunction after so many names."""
        before = prefix if prefix is not None else (self.single if count == 1 else self.multiple)
        if not (before or self.suffix or self.look.opening):
            return self.text
        return Blob(self.text, before, self.suffix or self.look.suffix, self.look.opening)


class ListStyle:
    """How a style writes a list of names. `minimum` names or more are cut to the first `first` (et-al-min, -use-first);

    `later` are the same for cites that are not the first of their work.
    """

    __slots__ = (
        "after_inverted",
        "conjunction",
        "delimiter",
        "ellipsis",
        "et_al",
        "first",
        "institution_delimiter",
        "institutions",
        "later_first",
        "later_minimum",
        "made",
        "minimum",
        "person",
        "replaced",
        "use_last",
    )

    def __init__(
        self,
        person: PersonStyle,
        delimiter: str,
        conjunction: Conjunction | None,
        et_al: Conjunction,
        ellipsis: Conjunction,
        minimum: int | None,
        first: int | None,
        later_minimum: int | None,
        later_first: int | None,
        use_last: bool,
        after_inverted: bool,
        replaced: bool = False,
        institutions: tuple[str, str] = (" ", ", "),
        institution_delimiter: str = ", ",
    ) -> None:
        self.person = person
        self.delimiter = delimiter
        self.conjunction = conjunction
        self.et_al = et_al
        self.ellipsis = ellipsis
        self.minimum = minimum
        self.first = first
        self.later_minimum = later_minimum
        self.later_first = later_first
        self.use_last = use_last
        self.after_inverted = after_inverted
        self.replaced = replaced
        self.institutions = institutions
        self.institution_delimiter = institution_delimiter
        self.made: dict[tuple[object, ...], tuple[Node | None, bool]] = {}

    def limits(self, cx: Context) -> tuple[int | None, int | None]:
        """From how many names on, and to how many, a list is cut here."""
        if cx.position:
            return self.later_minimum or self.minimum, self.later_first or self.first
        return self.minimum, self.first

    def shown(self, cx: Context, count: int, nameset: int) -> int:
        """How many names of a list are shown, the last after a gap not counted."""
        minimum, first = self.limits(cx)
        if minimum is None or first is None or minimum < first:
            return count
        wanted = self._wanted(cx, count, nameset, minimum, first)
        # A gap of no names is none.
        return count if self.use_last and wanted + 1 >= count else min(wanted, count)

    def _wanted(self, cx: Context, count: int, nameset: int, minimum: int, first: int) -> int:
        names = cx.settings.names
        asked = names[nameset] if cx.request and nameset < len(names) else 0
        if cx.looking or cx.sorting:
            if asked:
                return asked
            return first if count >= minimum else minimum
        wanted = first if count >= minimum else minimum
        if asked > first:
            wanted = count if count < minimum else asked
        return min(wanted, minimum - 2) if self.use_last and wanted > minimum - 2 else wanted

    def write(
        self, cx: Context, people: tuple[Person, ...], nameset: int, compiler: "Compiler", keys: list[str]
    ) -> Node | None:
        """The list; `keys` gets who is shown."""
        count = len(people)
        shown = self.shown(cx, count, nameset)
        unnamed = people[-1:] == _OTHERS
        last = self.use_last and shown < count and not cx.sorting and not unnamed
        visible = (*people[:shown], people[-1]) if self.use_last and shown < count else people[:shown]
        if unnamed:
            visible = tuple(person for person in visible if person is not people[-1])
        levels = self._levels(cx, people, nameset, compiler)
        cx.lists.full.append(count)
        _note(cx.settings.names, nameset, len(visible), 0)
        nodes, inverted = [], []
        for at, person in enumerate(visible):
            level = levels[at] if at < len(levels) else self.person.level
            node, turned = self._person(cx, person, level, at == 0)
            if node:
                nodes.append(node)
                inverted.append(turned)
                keys.append(person.raw)
        if self.replaced and not cx.sorting:
            # Whoever is repeated in the next entry is replaced in place.
            holders = [Blob([node]) for node in nodes]
            cx.lists.people += holders
            nodes = list[Node](holders)
        cut = ((shown < count or unnamed) and not cx.sorting) or any(person.others for person in visible)
        persons = bool(visible) and not visible[-1].literal
        return self._joined(nodes, inverted, cut=cut, last=last, plain=cx.sorting, persons=persons)

    def _person(self, cx: Context, person: Person, level: int, first: bool) -> tuple[Node | None, bool]:
        language, turned = cx.item.language, cx.item.family_first
        key = (person, level, first, language, turned)
        made = self.made.get(key)
        if made is None:
            made = rendered(person, self.person, level, first=first, language=language, family_first=turned)
            self.made[key] = made
        return made

    def _levels(self, cx: Context, people: tuple[Person, ...], nameset: int, compiler: "Compiler") -> list[int]:
        """How much of each given name is shown: what the rules ask for everywhere, and what this cite needs."""
        register = compiler.people
        if register is None or cx.sorting:
            return []
        levels = []
        asked = cx.settings.givens[nameset] if nameset < len(cx.settings.givens) else []
        for at, person in enumerate(people):
            if person.literal:
                levels.append(asked[at] if at < len(asked) else 0)
                continue
            register.meet(person, cx.item.id, at)
            levels.append(self._level(cx, person, at, asked, register))
        while len(cx.settings.givens) <= nameset:
            cx.settings.givens.append([])
        cx.settings.givens[nameset] = levels + asked[len(levels) :]
        return levels

    def _level(self, cx: Context, person: Person, at: int, asked: list[int], register: "People") -> int:
        usual = register.level(person, cx.item.id, at, self.person)
        if not cx.request:
            return usual
        level = asked[at] if at < len(asked) else usual
        if (
            level == INITIALS
            and register.rule == "by-cite"
            and (self.person.initialize_with is None or not person.given)
        ):
            level = FULL
        if register.expands and person.given:
            level = register.level(person, cx.item.id, at, self.person, level)
        first = not cx.looking and cx.pointer is not None and not cx.position and cx.area == "citation"
        return max(level, usual) if first else level

    def _joined(
        self, nodes: list[Node], inverted: list[bool], *, cut: bool, last: bool, plain: bool, persons: bool
    ) -> Node | None:
        if not nodes:
            return None
        if cut and not last:
            made: list[Node] = [_delimited(nodes, self.delimiter), self.et_al.after(1 if len(nodes) == 1 else 2)]
            return self.person.own.around(made) if self.person.own else Blob(made)
        conjunction = self.ellipsis if last else self.conjunction
        if len(nodes) == 1 or plain or (conjunction is None and persons):
            return _delimited(nodes, self.delimiter)
        if conjunction is None:
            return Blob([_delimited(nodes[:-1], self.delimiter), self.institution_delimiter, nodes[-1]])
        prefix = self.delimiter if self.after_inverted and inverted[-2] else None
        if prefix is None and not persons and not last:
            prefix = self.institutions[0 if len(nodes) == 2 else 1]
        head = [_with_suffix(node, self.delimiter) for node in nodes[:-2]]
        return Blob([*head, nodes[-2], conjunction.after(len(nodes) - 1, prefix), nodes[-1]])


if TYPE_CHECKING:
    from refkit.csl.givens import People


def _note(values: list[int], at: int, value: int, filler: int) -> None:
    while len(values) <= at:
        values.append(filler)
    values[at] = value


def _delimited(nodes: list[Node], delimiter: str) -> Node:
    if len(nodes) == 1:
        return nodes[0]
    return Blob([*(_with_suffix(node, delimiter) for node in nodes[:-1]), nodes[-1]])


def _with_suffix(node: Node, suffix: str) -> Node:
    if isinstance(node, str):
        return Blob(node, suffix=suffix)
    if isinstance(node.content, list) and not node.suffix:
        return Blob([node], suffix=suffix)
    return Blob(node.content, node.prefix, node.suffix + suffix, node.opening, node.delimiter)


def list_style(element: Element, name: Element | None, scope: "Scope", compiler: "Compiler") -> ListStyle:
    """What a cs:names, its cs:name and cs:et-al, and the options they inherit, ask of a list of names."""
    given: Mapping[str, str] = {**scope.options, **_own(name)}
    if scope.sorting:
        # What cs:key and the layout say of et al. goes before what cs:name says (citeproc-js).
        given = {**given, **{word: scope.options[word] for word in _LIMITS if word in scope.options}}
    delimiter = given.get("delimiter", ", ")
    # Before an institution at the end, a delimiter that is inherited does not count (citeproc-js).
    apart = _own(name).get("delimiter", ", ")
    et_al = element.child("et-al")
    later = (_number(given, "et-al-subsequent-min"), _number(given, "et-al-subsequent-use-first"))
    conjunction = _conjunction(given, delimiter, compiler)
    return ListStyle(
        _person_style(given, name, element, scope, compiler),
        delimiter,
        conjunction,
        _et_al(et_al, given, delimiter, scope, compiler),
        Conjunction("…", " ", delimiter, " "),
        _number(given, "et-al-min"),
        _number(given, "et-al-use-first"),
        *later,
        given.get("et-al-use-last") == "true",
        given.get("delimiter-precedes-last") == "after-inverted-name",
        scope.area == "bibliography" and compiler.replaces_each,
        _before_institution(scope.options.get("delimiter-precedes-last", ""), apart, conjunction),
        apart,
    )


_LIMITS = ("et-al-min", "et-al-use-first", "et-al-use-last")


def _own(name: Element | None) -> Mapping[str, str]:
    return name.attributes if name is not None else {}


def _number(given: Mapping[str, str], attribute: str) -> int | None:
    value = given.get(attribute, "")
    return int(value) if value.isdecimal() else None


def _person_style(
    given: Mapping[str, str], name: Element | None, around: Element, scope: "Scope", compiler: "Compiler"
) -> PersonStyle:
    parts, own = _name_parts(around, name, compiler), _own_parts(name)
    name = _not_against(around, name) if name is not None else None
    root = compiler.style.root
    rule = compiler.style.citation.get("givenname-disambiguation-rule")
    return PersonStyle(
        form=given.get("form", "long"),
        initialize=given.get("initialize") != "false",
        initialize_with=given.get("initialize-with"),
        hyphen=root.get("initialize-with-hyphen") != "false",
        inverted=given.get("name-as-sort-order", ""),
        separator=given.get("sort-separator", ", "),
        demote=root.get("demote-non-dropping-particle", "display-and-sort"),
        family=_name_part(parts.get("family"), scope),
        given=_name_part(parts.get("given"), scope),
        own=look(name) if name is not None else Look(),
        institution=_institution(name, own.get("family")),
        institution_case=_attribute("text-case", name, own.get("family")),
        strip=scope.strip,
        space="\u00a0" if compiler.locale.language[:2] in ("fr", "ru", "cs") else " ",
        everybody=rule.endswith("-with-initials"),
        sorting=scope.sorting,
        default_language=compiler.locale.language[:2],
    )


def _name_parts(element: Element, name: Element | None, compiler: "Compiler") -> Parts:
    known = compiler.name_parts.get(id(element))
    return _own_parts(name) if known is None else known


def _own_parts(name: Element | None) -> Parts:
    return {child.get("name"): child for child in name.all("name-part")} if name is not None else {}


def _not_against(around: Element, name: Element) -> Element:
    """A cs:name that takes nothing back of what its own cs:names says (citeproc-js)."""
    attributes = {
        attribute: value
        for attribute, value in name.attributes.items()
        if not (value == "normal" and around.get(attribute, "normal") != "normal")
    }
    return Element(name.name, attributes, name.children, "", name.line)


def _attribute(attribute: str, *elements: Element | None) -> str:
    return next((value for element in reversed(elements) if element and (value := element.get(attribute))), "")


def _institution(name: Element | None, family: Element | None) -> Look:
    """Who has no family name is formatted as one (citeproc-js)."""
    made = {attribute: _attribute(attribute, name, family) for attribute in _INSTITUTION}
    return look(Element("institution", made, (), "", 0))


_INSTITUTION = ("font-style", "font-variant", "font-weight", "text-decoration")


def _name_part(element: Element | None, scope: "Scope") -> NamePart:
    if element is None:
        return NamePart(strip=scope.strip)
    return NamePart(look(element), element.get("text-case"), scope.strip or element.get("strip-periods") == "true")


def _conjunction(given: Mapping[str, str], delimiter: str, compiler: "Compiler") -> Conjunction | None:
    kind = given.get("and")
    if kind not in ("text", "symbol"):
        return None
    text = compiler.term("and") if kind == "text" else "&"
    precedes = given.get("delimiter-precedes-last")
    if not starts_romanesque(text):
        single, multiple, suffix = "", "", ""
    else:
        single, multiple, suffix = " ", delimiter, " "
    if precedes == "always":
        single = delimiter
    elif precedes == "never":
        multiple = multiple and " "
    elif precedes == "after-inverted-name":
        single, multiple = single and delimiter, multiple and " "
    return Conjunction(text, single, multiple, suffix)


def _before_institution(precedes: str, delimiter: str, conjunction: Conjunction | None) -> tuple[str, str]:
    """What stands before a conjunction that an institution follows: what cs:name says does not count there."""
    if conjunction is None or not conjunction.suffix:
        return "", ""
    return (delimiter if precedes == "always" else " "), (" " if precedes == "never" else delimiter)


def _et_al(
    element: Element | None, given: Mapping[str, str], delimiter: str, scope: "Scope", compiler: "Compiler"
) -> Conjunction:
    term = element.get("term", "et-al") if element is not None else "et-al"
    text = compiler.term(term)
    if scope.strip:
        text = text.replace(".", "")
    single, multiple = " ", delimiter
    precedes = given.get("delimiter-precedes-et-al")
    if precedes == "always":
        single = delimiter
    elif precedes == "never":
        multiple = " "
    elif precedes == "after-inverted-name":
        single, multiple = delimiter, " "
    if not starts_romanesque(text):
        single, multiple = ("" if prefix == " " else prefix for prefix in (single, multiple))
    around = look(element) if element is not None else Look()
    return Conjunction(text, single, multiple, "", Look("", "", around.opening, around.upright))
