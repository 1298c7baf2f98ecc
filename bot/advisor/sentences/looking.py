"""What somebody wants to see of their path: what they have, a picture, what is left, who else sees it."""

from __future__ import annotations

LOOKING: tuple[tuple[str, str], ...] = (
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
    ("picture", r"""
        draw(?: me)? (?:my|the) (?:path|progress|picture)|(?:show|send|give)(?: me)? (?:my
        |the) (?:progress picture|picture
        |progress (?:as a |as an )?(?:picture|image|card|chart))|light version of my picture
    """),
    ("paths", r"""
        (?:list|show(?: me)?|what are|which are|see) (?:all )?(?:of )?my paths|(?:what
        |which) paths (?:do i follow|am i on
        |have i (?:got|chosen|picked)|do i have)
    """),
    ("phase", r"""
        (?:what(?:'s| is)|which steps are|how many steps are|how much is) (?:still )?(?:left|open|missing|remaining)
        (?: to do)? (?:in|of|on) (?:this|the current|my(?: current)?) phase(?: and which)?
    """),
    ("smaller", r"""
        (?:give me |got |have you got |is there |show me |i need |do you have )?(?:a |an |something |any )?
        (?:smaller|tiny|small
        |short|quick|easier|20[- ]minute) ?(?:step|task|thing|bit|version|one)?(?: of (?:it|that|this|the step))?
        (?: to do| i can do| for (?:me|today|tonight))?
    """),
    ("smaller", r"""
        i(?:'ve| have)?(?: only)?(?: got)? (?:\d{1,2}|ten|fifteen|twenty|thirty|a few|half an hour) ?(?:min|mins
        |minutes)?
        (?: only)?,? (?:what|anything|something)(?: \w+)*? i (?:can|could) do
    """),
    ("private", r"""
        (?:who|can (?:others|everyone|anyone|people|admins|the admins|mods|you all)|do (?:the )?(?:admins|mods
        |others|people))
        (?: else)? ?(?:can )?(?:see|read|look at|know)(?: what)? (?:my (?:progress|path|ticks|data|reminders|streak)
        |i (?:have )?tick(?:ed)?)
    """),
    ("private", r"""
        (?:is|are) my (?:progress|path|ticks|data|reminders|answers) (?:private|public|secret|safe|visible
        (?: to others)?)
        |(?:how long|where) (?:do you keep|is|are|do you store) my (?:data|progress)(?: (?:stored|kept|saved))?
    """),
)  # fmt: skip
