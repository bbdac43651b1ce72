"""The works that the rules and thresholds rest on, each written once."""

from enum import StrEnum


class Reference(StrEnum):
    """A citation that can be found again."""

    def at(self, *items: str) -> str:
        """Cite items of the work, as it numbers or names them: `CONSORT_2010.at("item 17b")`."""
        return f"{self} {', '.join(items).capitalize()}."

    AMS_LABELS = (
        "Academy of Medical Sciences, Science Media Centre. A labelling system for press releases on health research: "
        "peer-reviewed or not, which kind of evidence, people or animals or cells. 2018."
    )
    ALTMAN_1995 = "Altman DG, Bland JM. Absence of evidence is not evidence of absence. BMJ 1995;311:485."
    ALTMAN_2003 = "Altman DG, Bland JM. Interaction revisited: the difference between two estimates. BMJ 2003;326:219."
    ALTMAN_2011 = "Altman DG, Bland JM. How to obtain the P value from a confidence interval. BMJ 2011;343:d2304."
    BASSLER_2010 = (
        "Bassler D, Briel M, Montori VM, et al. Stopping randomized trials early for benefit and estimation of treatment "
        "effects. JAMA 2010;303:1180-7."
    )
    BLAND_2011 = (
        "Bland JM, Altman DG. Comparisons against baseline within randomised groups are often used and can be highly "
        "misleading. Trials 2011;12:264."
    )
    BOUTRON_2010 = (
        "Boutron I, Dutton S, Ravaud P, Altman DG. Reporting and interpretation of randomized controlled trials with "
        "statistically nonsignificant results for primary outcomes. JAMA 2010;303:2058-64."
    )
    CONSORT_2010 = "Schulz KF, Altman DG, Moher D. CONSORT 2010 statement. BMJ 2010;340:c332."
    CONSORT_ABSTRACTS = (
        "Hopewell S, Clarke M, Moher D, et al. CONSORT for reporting randomized controlled trials in journal and conference "
        "abstracts: explanation and elaboration. PLoS Med 2008;5:e20."
    )
    CONSORT_HARMS = (
        "Ioannidis JPA, Evans SJW, Gøtzsche PC, et al. Better reporting of harms in randomized trials: an extension of the "
        "CONSORT statement. Ann Intern Med 2004;141:781-8."
    )
    CORDOBA_2010 = (
        "Cordoba G, Schwartz L, Woloshin S, Bae H, Gøtzsche PC. Definition, reporting, and interpretation of composite "
        "outcomes in clinical trials: systematic review. BMJ 2010;341:c3920."
    )
    CONSORT_NON_INFERIORITY = (
        "Piaggio G, Elbourne DR, Pocock SJ, Evans SJW, Altman DG. Reporting of noninferiority and equivalence randomized "
        "trials: extension of the CONSORT 2010 statement. JAMA 2012;308:2594-604."
    )
    FLEMING_1996 = (
        "Fleming TR, DeMets DL. Surrogate end points in clinical trials: are we being misled? Ann Intern Med 1996;125:605-13."
    )
    HEALTH_NEWS_REVIEW = "HealthNewsReview.org. Our review criteria: ten, for news and releases on health interventions."
    ICEMAN = (
        "Schandelmaier S, Briel M, Varadhan R, et al. Development of the Instrument to assess the Credibility of Effect "
        "Modification Analyses (ICEMAN). CMAJ 2020;192:E901-6."
    )
    ICH_E1 = (
        "International Council for Harmonisation. E1: The extent of population exposure to assess clinical safety for drugs "
        "intended for long-term treatment of non-life-threatening conditions. 1994."
    )
    ICMJE_REGISTRATION = (
        "De Angelis C, Drazen JM, Frizelle FA, et al. Clinical trial registration: a statement from the International "
        "Committee of Medical Journal Editors. N Engl J Med 2004;351:1250-1."
    )
    LUNDH_2017 = (
        "Lundh A, Lexchin J, Mintzes B, Schroll JB, Bero L. Industry sponsorship and research outcome. Cochrane Database Syst "
        "Rev 2017;2:MR000033."
    )
    MOORE_2010 = (
        "Moore RA, Eccleston C, Derry S, et al. “Evidence” in chronic pain: establishing best practice in the reporting of "
        "systematic reviews. Pain 2010;150:386-9."
    )
    NUIJTEN_2016 = (
        "Nuijten MB, Hartgerink CHJ, van Assen MALM, Epskamp S, Wicherts JM. The prevalence of statistical reporting errors in "
        "psychology (1985-2013). Behav Res Methods 2016;48:1205-26."
    )
    POCOCK_2016 = "Pocock SJ, Stone GW. The primary outcome fails: what next? N Engl J Med 2016;375:861-70."
    SAVOVIC_2012 = (
        "Savović J, Jones HE, Altman DG, et al. Influence of reported study design characteristics on intervention effect "
        "estimates from randomized, controlled trials. Ann Intern Med 2012;157:429-38."
    )
    SUMNER_2014 = (
        "Sumner P, Vivian-Griffiths S, Boivin J, et al. The association between exaggeration in health related science news "
        "and academic press releases: retrospective observational study. BMJ 2014;349:g7015."
    )
    VINKERS_2015 = (
        "Vinkers CH, Tijdink JK, Otte WM. Use of positive and negative words in scientific PubMed abstracts between 1974 and "
        "2014: retrospective analysis. BMJ 2015;351:h6467."
    )
    YAVCHITZ_2012 = (
        "Yavchitz A, Boutron I, Bafeta A, et al. Misrepresentation of randomized controlled trials in press releases and news "
        "coverage: a cohort study. PLoS Med 2012;9:e1001308."
    )
