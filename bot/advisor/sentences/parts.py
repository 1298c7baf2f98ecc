"""What the patterns of whole sentences are put together from: openings, endings, hours, "it", "my data"."""

from __future__ import annotations

PARTS = {
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
        (?:about |around |like |maybe |only |just |roughly |at most |up to |approx |~)*(?:(?P<hours>\d{1,3}
        (?:[.,]\d)?)(?: ?(?:-|to|or) ?\d{1,3})? ?(?:h|hs|hrs?|hours?|(?P<minutes>min(?:ute)?s?))
        |(?P<half>half an hour)
        |(?P<one>an hour|one hour)|(?P<two>two hours))
    """,
    "UNIT": r"""
        [ ]?(?:(?:a|per|each|every|/|in a|in the) ?(?P<unit>week|wk|day)(?:s|ly)?|weekly)
    """,
    "GIVE": r"""
        (?:have|'ve|ve|got|have got|'ve got|can(?: only| now)?
        (?: do| give| spend| spare| study| learn| put in| manage)?|could(?: do| give| spend)?|will
        (?: do| give| spend| study| put in| have)?|'ll (?:do|give|spend|study|have)|do|study|learn|spend|give
        |put in|plan (?:to do|with|for|on)|want to (?:do|spend|study|give|put in))
    """,
}
"""What the sentences are put together from: `<IT>` in one stands for its part. A new line is no blank."""
