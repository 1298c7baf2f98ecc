"""What somebody does on their path: ticks, projects, taking back, leaving."""

from __future__ import annotations

DOING: tuple[tuple[str, str], ...] = (
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
    ("tick", r"""
        (?:i )?(?:finally |just |have )*(?:got my head around|knocked out|nailed|wrapped up|cracked|learnt
        |learned|studied)
        [ ](?P<words>[^,.;:?!/]+?)(?:<DAYS>| over the weekend)+
    """),
    ("known", r"""
        i (?:know|understand|can do) (?P<words>[^,.;:?!/]+?) now
    """),
    ("known", r"""
        (?:i have |i've got |that's |thats )?(?P<words>[^,.;:?!/]+?) (?:is behind me|in the bag|down now)
    """),
    ("known", r"""
        (?:i'm|im|i am) through with (?P<words>[^,.;:?!/]+?)|(?:can you |please )?(?:count
        |mark) (?P<counted>[^,.;:?!/]+?)
        (?: as done| done)?,? (?:i use it every day|i know it|i know that already|from (?:work|school|uni))
    """),
    ("known", r"""
        (?:i )?(?:did|had|know|learned|learnt) (?P<words>[^,.;:?!/]+?) (?:at|from|in) (?:work|school|uni
        |university|college
        |my (?:old )?job)(?: already)?(?:,? (?:so )?(?:count|tick|mark)(?: it| that)?(?: off| as done)?
        (?: please)?)?
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
    ("shown", r"""
        (?:show(?: me)?|open|see|how far am i (?:with|on|in)|how is|how's|drop|put away|continue
        |go on with) (?:the |my )
        (?P<words>[^,.;:?!/]+?) project(?: (?:going|doing|from my list|on my path))*
    """),
    ("project", r"""
        (?:put|add) (?:the |my )?(?P<words>[^,.;:?!/]+?) project (?:on|to|onto) (?:my )?(?:list|path|roadmap)
        |(?:sign me up for|take on|let me begin|let's do) (?:the |my )(?P<second>[^,.;:?!/]+?)(?: project)?
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
        that was the wrong (?:one|step|tick|phase)(?:,? (?:undo|untick|take back) (?:it|that))?
    """),
    ("undo", r"""
        (?:revert|undo|take back|remove|cancel) (?:the )?(?:last|latest) (?:thing|one|tick|step|phase)
        (?: (?:that )?i ticked)?
    """),
    ("undo", r"""
        i (?:pressed|clicked|hit|ticked) (?:the button|done|it|that|too much|one too many)
        (?: (?:by mistake|by accident|accidentally|too early))?(?:,? (?:go|take) (?:one )?back(?: one)?)?
    """),
    ("undo", r"""
        wrong (?:one|step|tick|phase|button)
    """),
    ("leave", r"""
        (?:i quit|i'm giving up on|im giving up on|i am giving up on|i give up(?: on)?|i'm done following
        |i'm leaving)[ ]
        (?:the )?(?P<words>[^,.;:?!/]+?)(?: (?:path|roadmap|career|track))?
    """),
    ("leave", r"""
        (?:stop (?:following|doing|learning)|unfollow|leave|quit|drop|abandon|give up(?: on)?
        |get off) (?:the |my |this )?(?P<words>[^,.;:?!/]+?)(?: (?:path|roadmap|career|track))?
    """),
    ("leave", r"""
        i (?:don't|do not|dont) (?:want|wanna)(?: to)? (?:do|follow|learn|be on|be) (?:the |a |an )?
        (?P<words>[^,.;:?!/]+?)(?: (?:path|roadmap|career|track))? (?:any ?more|any longer)
    """),
)  # fmt: skip
