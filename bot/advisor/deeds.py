"""Whole sentences by which somebody acts on their own path or data: what they do, and the words that say to what.

The patterns take a sentence from its first word to its last, so that no question about a career is taken for one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 120
"""Characters; a longer message tells more than one thing."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody does. `words`: to what (a step, a project, a career); empty when they do not say."""

    name: str
    """pace, finish, tick, milestone, project, projects, undo, leave, have, picture, export or delete."""
    words: str = ""
    hours: float = 0.0


_PARTS = {
    "LEAD": r"""
        (?:(?:ok|okay|k|so|well|now|hey|hi|hello|and|btw|also|oh|oops|ups|wait|no|yes|yep|alright|right|cool|great
        |thanks|thx|hmm|um|sorry|please|pls|plz|actually|maybe|then|question)[,.!:]* )*(?:(?:can|could|would|will
        |may) (?:you|u|i|we) (?:please |pls )?|i(?: want| wanna|'d like| would like| need)(?: you)? (?:to )?
        |i wanna |please |pls |let me |let's |lets |how (?:do|can|could|would|should) (?:i|you) )?
    """,
    "TAIL": r"""
        (?: (?:please|pls|plz|now|then|for me|thanks|thank you|thx|today|again|already|right now|asap|completely
        |from (?:here|you|the bot|your database)|yet|as well|too|instead))*
    """,
    "DAYS": r"""
        (?: (?:today|yesterday|tonight|now|just now|this (?:week|morning|afternoon|evening|weekend)|last night
        |already|finally|at last|on (?:mon|tues|wednes|thurs|fri|satur|sun)day))
    """,
    "IT": r"""
        (?:it|that|this|everything|all|(?:the|my|this) (?:whole )?(?:path|roadmap|career|course|track|journey|plan
        |thing))
    """,
    "DATA": r"""
        (?:(?:all |every |any )?(?:of )?(?:my|mine|me|our)(?: (?:whole|entire|own|personal|user|stored
        |private))* (?:data|info|information|account|records?|details)|(?:all|everything|anything|what|whatever
        |the data|data|all data)(?: that| which)?(?: (?:you|u|the bot|this bot))?(?: (?:have|has|know|knows|store
        |stores|stored|saved?|keep|kept))? (?:about|on|of|from|for) me)
    """,
    "TICKED": r"""
        (?:it|that|this|the last (?:one|tick|step|thing|phase)|(?:my|the) last (?:tick|step|phase)|last (?:tick
        |step)|my tick|the tick|that one|that tick|that step)
    """,
    "FOR": r"""
        (?: (?:now|only|at most|max|tops|free|spare|available|left|in total|on average|from now on|at the moment
        |currently|usually|or so|this month|for (?:this|it|that|learning|studying|study|coding|the path|my path
        |my studies)|to (?:study|learn|spend|give|spare|practi[cs]e|code|work on (?:this|it|the path|my path))
        (?: on (?:this|it))?|on (?:this|it|the path|my path|learning|studying)|instead|because of work))*
    """,
    "SPAN": r"""
        (?:about |around |like |maybe |only |just |roughly |at most |up to |approx |~)*(?P<hours>\d{1,3}
        (?:[.,]\d)?)(?: ?(?:-|to|or) ?\d{1,3})? ?(?:h|hs|hrs?|hours?)
    """,
    "UNIT": r"""
        [ ]?(?:a|per|each|every|/|in a|in the) ?(?P<unit>week|wk|day)(?:s|ly)?
    """,
    "GIVE": r"""
        (?:have|'ve|ve|got|have got|'ve got|can(?: only| now)?
        (?: do| give| spend| spare| study| learn| put in| manage)?|could(?: do| give| spend)?|will
        (?: do| give| spend| study| put in| have)?|'ll (?:do|give|spend|study|have)|do|study|learn|spend|give
        |put in|plan (?:to do|with|for|on)|want to (?:do|spend|study|give|put in))
    """,
}
"""What the sentences are put together from: `<IT>` in one stands for its part. A new line is no blank."""
_SENTENCES: tuple[tuple[str, str], ...] = (
    ("pace", r"""
        (?:i|we) ?(?:only |now |just |really |probably |usually |currently )*<GIVE> <SPAN><UNIT><FOR>
    """),
    ("pace", r"""
        (?:i'm|im|i am) (?:now |only )*(?:doing|studying|spending|giving it|down to|up to) <SPAN><UNIT><FOR>
    """),
    ("pace", r"""
        (?:(?:set|change|make|put|update|switch) )?(?:my )?(?:weekly )?(?:pace|hours|time)(?: per week| a week)?
        (?: is| are| to|:)? <SPAN>(?:<UNIT>)?<FOR>
    """),
    ("pace", r"""
        (?:plan|count|calculate|reckon) (?:with |on |for )?<SPAN><UNIT><FOR>
    """),
    ("finish", r"""
        when (?:will|would|can|do|am|shall|should|could|might) i(?: ever| finally)? (?:be )?
        (?:going to be |gonna be )?(?:done|finish(?:ed)?|through|there|complete)(?: with)?(?: <IT>)?
    """),
    ("finish", r"""
        how (?:long|much longer|many (?:weeks|months|days))(?: more)? (?:will|would|does|do|is|until|till
        |before) (?:it|this|that|<IT>|i)(?: still)?(?: going to| gonna)?(?:'m| am| be)? ?(?:take me|need|done
        |finished|there|through|finish|take until i(?:'m| am) (?:done|finished))(?: (?:to (?:finish|complete)
        (?: <IT>)?|<IT>|in total))?
    """),
    ("finish", r"""
        (?:when(?:'s| is)|what(?:'s| is)|show(?: me)?|tell me) my (?:finish|end|completion|finishing)
        (?: date| dates| window| line)?
    """),
    ("finish", r"""
        (?:what|which things?) (?:would|will|could|can|might|does|do) (?:bring|make|get|let|help) (?:it|that|this
        |me|the (?:end|date|finish)|my (?:finish|end)(?: date)?)(?: to| be| get| finish| come)*(?: (?:a month|done
        |there|ready))*(?: (?:nearer|closer|sooner|faster|quicker|earlier|forward|finish))+
    """),
    ("finish", r"""
        (?:finish|be done|get there|be finished|complete)(?: with)?(?: <IT>)?
        (?: (?:sooner|faster|earlier|quicker|more quickly))+|speed (?:<IT> )?up|go faster|be faster
    """),
    ("tick", r"""
        (?:i|we)(?:'ve| have|ve)? (?:just |finally |also |already |now )*(?:learned|learnt|studied|practi[cs]ed
        |covered|picked up|finished learning|got through|worked through|mastered|understood) (?!anything|nothing
        |something|a lot|so much|how|that|why|what)(?P<words>[^,.;:?!/]+?)<DAYS>+
    """),
    ("tick", r"""
        (?:i|we)(?:'ve| have|ve)? (?:just|finally) (?:learned|learnt|studied|covered|finished learning|got through
        |worked through|mastered) (?!that|how|why|about the)(?P<words>[^,.;:?!/]+?)
    """),
    ("tick", r"""
        (?:i|we) (?:already|also) (?:know|learned|learnt|did|do|can do|have done) (?P<words>[^,.;:?!/]+?)
    """),
    ("tick", r"""
        (?:i|we) (?:know|can do|have done) (?P<words>[^,.;:?!/]+?) already
    """),
    ("milestone", r"""
        (?:i(?:'ve| have|ve)? (?:just |finally |already )?(?:did|done|finished|completed|reached|got)|tick
        |check off|mark|i'm done with|done with|finished) (?:off )?(?:the |my )?(?P<words>(?:\w+ )?milestone
        (?: \d)?(?: (?:of|in|on|from) .+?)?)(?: (?:as )?(?:done|complete|finished))?
    """),
    ("projects", r"""
        (?:show(?: me)?|list|see|what(?:'s| is| are)?|which(?: are)?|how (?:is|are))(?: all)?(?: of)? ?(?:my
        |the) projects?(?: (?:on|in|of|for) my (?:path|roadmap|list))?(?: going| doing)?
    """),
    ("projects", r"""
        (?:what|which) projects? (?:is|are|do i have|have i (?:started|got)|am i (?:doing|building|on))(?: there)?
        (?: (?:on|in|for) my (?:path|roadmap|list))?
    """),
    ("project", r"""
        (?:start|begin|take on|pick|choose|do|build|try|add|tackle|work on|go for|open)
        (?: with)? (?:the |my |a |an )?(?P<words>(?!next|new|first|last|some|any|my|this|that|same
        |own)[^,.;:?!/]+?) project(?: (?:on|to|of) my (?:path|list))?
    """),
    ("project", r"""
        (?:start|begin|add|open) (?:the )?project:? (?P<words>[^,.;:?!/]+?)
    """),
    ("project", r"""
        (?:i'm|im|i am|i'll|i will)(?: now| going to| gonna| just)* (?:start|starting|begin|beginning|do|doing
        |build|building|take on|taking on|try|trying|work on|working on) (?:the |my |a |an )
        (?P<words>[^,.;:?!/]+?) project
    """),
    ("undo", r"""
        (?:undo|revert|untick|uncheck|un-tick|take back|roll back|reverse|unmark)(?: <TICKED>)?
    """),
    ("undo", r"""
        take <TICKED> back
    """),
    ("undo", r"""
        (?:undo|untick|uncheck|un-tick|take back|unmark) (?:the |my )?(?P<words>[^,.;:?!/]+?)(?: (?:step|tick))?
    """),
    ("undo", r"""
        i (?:have |just )*(?:ticked|checked|marked|pressed|clicked)(?: off)? (?:the )?(?:wrong|false)(?: (?:one
        |step|thing|phase|button))?
    """),
    ("undo", r"""
        (?:that|this|it|the last (?:one|tick))(?:'s| is| was|s)? (?:a mistake|wrong|an accident|by (?:mistake
        |accident)|not (?:right|what i (?:wanted|meant)))(?: i (?:didn't|did not|didnt) (?:finish|do|mean) (?:it
        |that))?
    """),
    ("undo", r"""
        i (?:didn't|did not|didnt) (?:mean|want) to (?:tick|check|mark) (?:it|that|this)(?: off)?
    """),
    ("undo", r"""
        wrong (?:one|step|tick|phase|button)
    """),
    ("leave", r"""
        (?:stop (?:following|doing|learning)|unfollow|leave|quit|drop|abandon|give up(?: on)?
        |get off) (?:the |my |this )?(?P<words>[^,.;:?!/]+?)(?: (?:path|roadmap|career|track))?
    """),
    ("leave", r"""
        i (?:don't|do not|dont) (?:want|wanna)(?: to)? (?:do|follow|learn|be on|be) (?:the |a |an )?
        (?P<words>[^,.;:?!/]+?)(?: (?:path|roadmap|career|track))? (?:any ?more|any longer)
    """),
    ("have", r"""
        (?:what|which|how much|how many)(?: of)?(?: the)?(?: \w+)? (?:do|have|did|can) i(?: already)?
        (?: have| know| cover| done| got| do| tick(?:ed)?)* (?:already )?(?:have |know |cover )?(?:for|of|on|from
        |towards|toward|in) (?:the |a |an )?(?P<words>[^,.;:?!/]+?)(?: (?:path|roadmap|career|track))?
        (?: already)?
    """),
    ("picture", r"""
        (?:share|post|publish|show off)(?: off)? (?:my|the) (?:progress|path|picture|image|roadmap|card)
        (?: (?:picture|image|here|with (?:everyone|others|all|the (?:channel|server|others))|in (?:this
        |the) (?:channel|server|chat)|publicly))*
    """),
    ("export", r"""
        (?:export|download|send|give|show|get|see|have|copy|e-?mail|mail|hand over|access|take(?: out)?|receive)
        (?: me)?(?: a)?(?: (?:copy|file|export|list|dump|json))?(?: (?:of|with))? ?(?P<data><DATA>)(?: (?:as|in
        |to)(?: a)? (?:json|file))*
    """),
    ("export", r"""
        what(?: kind of| sort of)?(?: data| information| info| things| stuff)? (?:do|does|have|has|are|is) (?:you
        |u|this bot|the bot|it)(?: actually| even| exactly)? (?:store|storing|know|knowing|have|keep|keeping|kept
        |save|saving|saved|stored|remember|collect|collecting|collected|hold|got)(?: down)?(?: (?:about|on|of
        |from) me)
    """),
    ("export", r"""
        (?:my )?(?:data|gdpr|privacy) (?:export|request|copy)
    """),
    ("export", r"""
        what(?:'s| is) (?:stored|saved|kept|known) (?:about|on|of) me
    """),
    ("delete", r"""
        (?:delete|erase|remove|wipe|clear|purge|destroy|drop|forget|scrub|reset)(?: out)?
        (?: me:?)? (?P<data><DATA>|(?:about )?me|(?:all )?(?:of )?my (?:profile|history|progress|ticks)
        |my (?:progress|ticks|paths?|reminders) and (?:everything|all)(?: else)?)
    """),
    ("delete", r"""
        (?:stop|quit) (?:storing|keeping|saving|collecting) (?:my (?:data|information|info|details)
        |anything about me|data about me)
    """),
    ("delete", r"""
        (?:don't|do not|dont) (?:store|keep|save) (?:my (?:data|information|info|details)|anything about me)
        (?: any ?more)?
    """),
    ("delete", r"""
        (?:data|account|gdpr) (?:deletion|erasure|removal)(?: request)?
    """),
)  # fmt: skip


def _joined(text: str) -> str:
    return "".join(line.strip() for line in text.splitlines())


def _rule(text: str) -> re.Pattern[str]:
    whole = f"<LEAD>(?:{_joined(text)})<TAIL>"
    for name, part in _PARTS.items():
        whole = whole.replace(f"<{name}>", _joined(part))
    return re.compile(whole, re.IGNORECASE)


_RULES = tuple((name, _rule(text)) for name, text in _SENTENCES)


def read(text: str) -> Deed | None:
    """The deed a message is from its first word to its last; None for everything else."""
    plain = " ".join(text.replace("\u2019", "'").split()).strip(" .!?")
    if not plain or len(plain) > LONGEST:
        return None
    asks = text.rstrip().endswith("?")
    for name, rule in _RULES:
        if name in ("pace", "tick") and asks:
            continue
        if found := rule.fullmatch(plain):
            return _deed(name, found)
    return None


def _deed(name: str, found: re.Match[str]) -> Deed:
    named = found.groupdict()
    if name == "pace":
        days = 7 if (named.get("unit") or "").casefold() == "day" else 1
        return Deed(name, hours=float(named["hours"].replace(",", ".")) * days)
    return Deed(name, (named.get("words") or "").strip())
