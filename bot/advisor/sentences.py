"""How people say what they do on their own path and with their own data: whole sentences, as patterns.

Each is a deed's name and a pattern from the first word to the last; `deeds` puts the parts in and reads them. Breaks of
line are only for the eye.
"""

from __future__ import annotations

SENTENCES: tuple[tuple[str, str], ...] = (
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
