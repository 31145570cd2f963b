"""The words for a post: "chief strategist", "head of research", "an analyst"."""

from __future__ import annotations

HEADS = (
    r"(?:strategist|analyst|economist|manager|director|officer|executive|president|chair|chairman"
    r"|chairwoman|chairperson"
    r"|founder|co-founder|cofounder|partner|head|co-head|trader|investor|advis[eo]r|consultant"
    r"|spokes(?:man|woman|person)|secretary"
    r"|minister|governor|senator|representative|professor|lawyer|attorney|researcher|editor|author"
    r"|treasurer|broker|dealer"
    r"|commissioner|regulator|mayor|judge|scientist|engineer|owner|co-owner|chief|specialist|official"
    r"|lecturer|fellow|boss|controller"
    r"|counsel|banker|salesman|underwriter|actuary|reporter|columnist|correspondent|commentator|administrator|principal"
    r"|pollster|lobbyist|congressman|congresswoman|prosecutor|auditor"
    r"|superintendent|coordinator|principal|market maker|CEO|CFO|CIO|COO|CTO|CMO|VP|MD)"
)
"""What somebody is, without more: "strategist"."""
KIND = (
    r"(?:chief|co-chief|treasury|commerce|prime|interior|defen[cs]e|labou?r|trade|justice|senior|junior|global|head|managing|portfolio|markets?|equity|equities"
    r"|investment|strategy|vice|executive"
    r"|non-executive|deputy|associate|assistant|principal|quantitative|research|fund|funds|hedge"
    r"|hedge-fund|wealth|financial|finance"
    r"|operating|interim|technology|information|founding|general|former|then|ex|lead|credit|rates"
    r"|macro|money|U\.S\.|US|UK|European"
    r"|Asia|bank|banking|tech|policy|technical|retail|independent|acting|political|cross-asset"
    r"|multi-asset|derivatives|options"
    r"|press|prime|marketing|sales|communications|legal|risk|data|compliance|human|resources"
    r"|commodity|commodities|oil|energy|currency"
    r"|foreign|exchange|fixed|income|bond|stock|business|product|sovereign|corporate|public|affairs"
    r"|security|science|medical"
    r"|tax|commercial|regional|national|county|state|world|group|company|government|industry|property"
    r"|account|project|program|supply|chain)"
)
LEADER = (
    r"(?i:(?:managing [a-z]+|(?:managing |executive |finance |portfolio |fund )(?:director|partner"
    r"|manager)|(?:co-)?chief [a-z]+(?: officer)?|[a-z]+ chief"
    r"|chief executive(?: officer)?|strategist|analyst|economist|CEO|CFO|COO|CIO|co-founder|founder"
    r"|partner|spokes(?:man|woman|person)"
    r"|(?:co-)?head of [a-z]+|chairman|chairwoman|director|vice president|treasurer|trader))"
)
"""A post that only a house has to give, not a country."""

WORKER = rf"(?:(?i:{KIND} )){{0,4}}(?:(?<=[a-z] )[A-Z][a-z]{{2,12}} (?i:{KIND} )?(?=[a-z]))?(?i:{HEADS})"
"""A post without what it is over: "senior vice president", "chief Japan strategist"."""

_PLAIN = (
    r"(?!(?:at|of|for|with|from|in|on|who|which|and|said|says|the|a|an|is|was|has|had|told|to|by|that|how|whether|why"
    r"|some|few|most|many|any|no|all|every|several|these|those|adding|noting|saying|warning|citing|telling|calling"
    r"|quoting|arguing|suggesting|urging|explaining|writing|speaking|blaming|asking|insisting|claiming)\b)[a-z][a-z\-]{1,20}"
)
OVER = (
    r"(?: of(?: [A-Z][a-z]{2,12}(?= [a-z])| U\.S\.)?(?: (?!(?:the|our|its|an?|at|for|with|in|on|and|who|from|to|said"
    r"|says)\b)[a-z][a-z\-]{1,20}(?: and(?= [a-z]+ (?:at|for)\b))?){1,4}(?![\w'])"
    r"| of (?:[A-Z][a-z]{1,20} ){0,3}[A-Z][a-z]{1,20}(?=,? (?:at|for|with) ))"
)
POST = rf"(?:{_PLAIN} ){{0,3}}?{WORKER}s?{OVER}?(?:(?:,? and|,| &) (?:{_PLAIN} ){{0,2}}?{WORKER}{OVER}?){{0,2}}"
"""A post with what it is over, and a second one: "co-founder and head of credit research"."""
