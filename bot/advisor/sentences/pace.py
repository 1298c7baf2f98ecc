"""How many hours a week somebody has, and when they will be done."""

from __future__ import annotations

PACE: tuple[tuple[str, str], ...] = (
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
        (?:put me down for|bump me up to|take me (?:up|down) to|make it|recalculate with|reckon with
        |count on) <SPAN>
        <UNIT><FOR>(?: from me)?
    """),
    ("pace", r"""
        (?:realistically |honestly |my schedule allows |from (?:now on|next week|tomorrow|today) )?
        (?:i |i'll |i can )?
        (?:spare |put in |have |do )?<SPAN><UNIT>(?: is (?:what i (?:have|manage)|all i have|realistic
        |my limit))<FOR>
    """),
    ("pace", r"""
        (?:realistically,? |honestly,? |from (?:now on|next week|tomorrow|today),? )(?:i|i'll|we)? ?
        (?:can |will |'ll |could )?(?:have|put in|do|spare|give|spend|study|manage) <SPAN><UNIT><FOR>
    """),
    ("pace", r"""
        my (?:schedule|week|life|job) (?:allows|has room for|leaves(?: me)?) <SPAN><UNIT><FOR>
    """),
    ("pace", r"""
        (?:plan|count|calculate|reckon) (?:with |on |for )?<SPAN><UNIT><FOR>
    """),
    ("finish", r"""
        when (?:will|would|can|do|am|shall|should|could|might) i(?: ever| finally)? (?:be )?
        (?:going to be |gonna be )?(?:done|finish(?:ed)?|through|there|complete)(?: with)?(?: <IT>)?
    """),
    ("finish", r"""
        (?:at this (?:rate|speed|pace),? )?when (?:do|will|would|am) i (?:finish|be done|be finished|done|finished)
        (?: (?:with )?<IT>)?(?: at (?:this|my|the current) (?:rate|speed|pace)| if i keep (?:this|it) up)?
    """),
    ("finish", r"""
        (?:predict|estimate|guess|calculate|work out) when i(?:'ll| will)? (?:finish|be done|be finished)(?: <IT>)?
    """),
    ("finish", r"""
        (?:is|has|did|does) my (?:finish|end|completion) (?:date|window) (?:moving|move|moved|come|coming|change
        |changed|get
        |getting)(?: (?:closer|nearer|later|sooner|further))?(?: (?:after )?this (?:week|month))?
    """),
    ("finish", r"""
        how (?:long|many (?:weeks|months|days|hours)|much time) (?:until|till|before) i(?:'ve| have|'m| am)?
        (?: done| finished| finish| complete| completed| reach)(?: everything)?(?: on| with| the end of)?(?: <IT>)?
    """),
    ("finish", r"""
        how (?:long|much longer|many hours) (?:do i|have i|for me|will i)(?: still)?(?: have| need)?
        (?: to go| left| got)?
        (?: on <IT>)?(?: (?:at|with) (?:my|this) (?:rate|speed|pace))?
    """),
    ("finish", r"""
        my (?:end|finish) date|how many more hours a week (?:to be done|until i'm done|to finish)
        (?: a (?:month|week))?(?: earlier| sooner)?
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
)  # fmt: skip
