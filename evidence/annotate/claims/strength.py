from __future__ import annotations
import re
from functools import cache
from evidence.annotate import lexicon
from evidence.annotate.phrases import pattern
from evidence.vocabulary import ClaimKind as K

FRAME=re.compile(r"""(?:,?\s*\b(?:according\s+to|published\s+(?:online\s+)?(?:today\s+)?(?:\([^)]*\)\s*)?(?:in|on|by)|reported\s+(?:today\s+)?in|reports?\s+a|appears?\s+in|presented\s+at|led\s+by|in\s+the\s+journal|in\s+a\s+(?:new\s+)?study\s+(?:published|reported)|a\s+journal)\b.*$)
 | (?:,?\s*\b(?:an?|the|new|mayo|u\w+)?\s*(?:\w+\s+){0,3}(?:study|studies|research|researchers|report|analysis|review|trial)\s+(?:finds?|found|shows?|suggests?|says?|concludes?|reveals?|indicates?|has\s+found)\W*.{0,60}$)
 | \b(?:[A-Z][\w']+\s+){1,5}(?:Association|Study|Relations|Society|Survey)\b
""",re.X|re.S)
LEAD=re.compile(r"""^.*?\b(?:find|finds|found|finding|show|shows|showed|shown|suggest|suggests|suggested|indicate|indicates|indicated|reveal|reveals|revealed|conclude|concludes|concluded|demonstrate|demonstrates|demonstrated|confirm|confirms|confirmed|report|reports|reported|discovered|established|determined|say|says|evidence|believe|observed|support|supports)\s+(?:\w+\s+){0,2}?that\b""",re.X|re.I|re.S)
@cache
def verbs():
    forms={}
    for v in lexicon.load("claim_words").phrases("causal_verb"):
        for f,k in _forms(v): forms.setdefault(f,k)
    return forms
def _forms(v):
    e=v.endswith("e")
    s=v+("es" if v.endswith(("s","x","ch","sh")) else "s")
    y=v.endswith("y") and v[-2] not in "aeiou"
    if y: s=v[:-1]+"ies"
    dbl = re.fullmatch(r"[^aeiou]*[aeiou][bcdgklmnprt]",v) is not None
    stem=v[:-1] if e else (v+v[-1] if dbl else v)
    past={"cut":"cut","drive":"drove","fight":"fought","overcome":"overcame"}.get(v,(v[:-1]+"ied") if y else stem+"ed")
    return [(v,"base"),(s,"s"),(past,"ed"),(stem+"ing","ing")]
TOK=re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[.,;:()]")
NOUNISH={"a","an","the","of","with","by","for","no","any","have","had","has","significant","their","its","this","these","between","from","per","less","more","other","such","some","further","experience","experienced","under","showed","show","shows","exhibited","greater","in","at","and","or","was","were","is","are","been","be","being","additional","no","towards","toward","significantly","not"}
COP={"is","was","were","are","been","be","being"}
REPORT=re.compile(r"^(?:find|found|show|suggest|indicat|reveal|conclud|demonstrat|confirm|report|discover|establish|determin|say|said|evidence|believ|conclusion|support|hypothes|idea|know|fact|estimat|claim|observ|likely)")
def uses(toks):
    out=[];n=len(toks); L=[t.lower() for t in toks]
    for i,t in enumerate(L):
        k=verbs().get(t)
        if not k: continue
        j=i-1
        while j>=0 and (L[j].endswith("ly") or L[j] in ("not","also","further","greatly","actually","even")): j-=1
        p=L[j] if j>=0 else ""
        pp=L[j-1] if j>0 else ""
        q=L[i+1] if i+1<n else ""
        if p in ("that","which","who") and j>0 and not REPORT.match(pp) and pp not in (",",): continue
        if p in ("which","who"): continue
        if k=="base":
            if p=="to":
                r=L[j-2:j]
                if pp in ("able","shown","found","proven","proved","likely","tend","tends","appear","appears","seem","seems","continue","helps","help","failed","fails","unlikely","demonstrated","expected","ability"): out.append((i,k))
                continue
            if p in ("can","could","may","might","will","would","not","does","did","do","and","cannot","help","helps","helped","must","don","doesn","didn","or","to",","):
                if p in ("and","or",",") and q in ("in","of","with","was","is",",","and"): continue
                out.append((i,k)); continue
            if p in NOUNISH or j<0: continue
            if q in ("in","of","was","is","with","to","and",",",".","") : continue
            out.append((i,k))
        elif k=="s":
            if p in NOUNISH-{"and"}: continue
            if q in ("in","of","were","are","was","and",",","observed","seen","for","over","from") : continue
            if q in (".","") and t not in ("helps","works","improves"): continue
            out.append((i,k))
        elif k=="ed":
            if q=="by" : out.append((i,k)); continue
            if p in COP: continue
            if p in ("have","has","had") and q not in ("in","risk","risks","odds","rates","rate","levels","by",""): out.append((i,k)); continue
            if p in NOUNISH-{"and"} or j<0: continue
            if q in ("in","at","from","over","during","after","with","among","as",".",",",";","","to","when","following","across","among","until","within","for","on"): continue
            if q in ("risk","risks","odds","rates","levels","incidence","prevalence","mortality") and p in ("and","or",",","to"): continue
            out.append((i,k))
        elif k=="ing":
            if p in COP or p in (",","thereby","thus","not","by","from","at","without") and not (p in ("at","from","by") ):
                if q not in (".",",",";","","in","among"): out.append((i,k))
    return out
def claim_strength(s):
    body=FRAME.sub(" ",s)
    if len(body)<25: body=s
    m=LEAD.match(body)
    led=bool(m)
    b=body[m.end():] if m and len(body)-m.end()>25 else body
    P=lambda v: pattern("claim_words",v)
    if s.rstrip().endswith("?"): return K.NONE
    toks=TOK.findall(b)
    cause=uses(toks); phrase=P("causal_phrase").search(b)
    strong=P("correlation_strong").search(b); weak=P("correlation_weak").search(b)
    modal=P("modal").search(b); appear=P("appearance").search(b)
    research=P("research").search(b); aim=P("aim").search(b)
    if aim and not modal: return K.NONE
    if research: return K.NONE
    if modal:
        if strong and not (cause or phrase): return K.CORRELATIONAL
        return K.CONDITIONAL_CAUSAL
    if cause or phrase:
        if strong: return K.CORRELATIONAL
        return K.CONDITIONAL_CAUSAL if appear else K.CAUSAL
    if strong or weak: return K.CORRELATIONAL
    return K.NONE
