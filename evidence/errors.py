"""The error tree. Each error carries its facts as attributes and says one sentence and a next step."""


class EvidenceError(Exception):
    """Anything that trial-evidence refuses, with a reason and what to do about it.

    Attributes:
        reason: what is wrong, one sentence without its final full stop.
        next_step: what the user can do, one sentence without its final full stop.
    """

    def __init__(self, reason: str, next_step: str) -> None:
        self.reason = reason
        self.next_step = next_step
        super().__init__(f"{reason}. {next_step}.")


class SourceError(EvidenceError):
    """A source that cannot become an article.

    Attributes:
        source: the path or name of the source, as the user gave it.
    """

    def __init__(self, source: str, reason: str, next_step: str) -> None:
        self.source = source
        super().__init__(f"{source}: {reason}", next_step)


class UnreadableArticle(SourceError):
    """The file is missing, binary, too large, or not in an encoding that can be read."""


class EmptyArticle(SourceError):
    """There is nothing to read: no text, no article on the page, or no language that is understood."""


class UnknownFormat(EvidenceError):
    """The asked-for input or output format does not exist."""


class LexiconError(EvidenceError):
    """A lexicon file of the package or of a plugin breaks the rules for lexicons."""


class TemplateError(EvidenceError):
    """A template is missing, not allowed, or fails while rendering."""


class UnknownRule(EvidenceError):
    """No caveat rule has this name or code."""


class BadRule(EvidenceError):
    """A rule of another package cannot be used."""


class CorpusError(EvidenceError):
    """A gold file, data set or label breaks its contract; `problems` lists everything found."""

    def __init__(self, reason: str, next_step: str, problems: tuple[str, ...] = ()) -> None:
        self.problems = problems
        super().__init__(reason, next_step)
