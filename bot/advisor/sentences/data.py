"""What somebody wants of their data: all of it in a file, or all of it gone."""

from __future__ import annotations

DATA: tuple[tuple[str, str], ...] = (
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
        (?:wipe|delete|remove|erase|clear) (?:all )?(?:of )?(?:my (?:stuff|things|everything)|me)
        (?: (?:from|off|out of) (?:your|the|this) (?:database|system|server|records?|list|bot))?(?: here)?
        |(?:delete|erase|wipe) (?:it all|everything)|i want (?:all )?my data (?:gone|deleted|removed)
        |gdpr:? delete (?:all )?my (?:personal )?data
        |how do i delete my (?:account|data)(?: here)?|stop storing (?:things|stuff|data) about me
    """),
    ("export", r"""
        (?:which|what) data of mine do you (?:keep|have|store)|how do i get my data(?: out(?: of here)?)?
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
