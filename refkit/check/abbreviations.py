"""Whether the name of a journal is abbreviated, written in full, or cannot tell: "Infect Immun", "Plant Cell"."""

import re

# Beginnings that stand for words in the names of journals, as ISO 4 and its List of Title Word Abbreviations cut them.
_CUT = frozenset(
    """abh abstr acad acc accid account acoust actual acupunct addict adhes adm admin adolesc adv aeronaut aerosp
    aesthet afr agr agric agron akad algebr allerg alzheimers am amer an anaesth anal anat anesth anesthesiol angew
    angiol anim ann annu anthropol antibiot antimicrob antioxid antiquit antivir appl aquac aquat arb arch archaeol
    archit arq artif assn assoc astron astrophys atheroscler atmos aust autoimmun automat bacteriol bayes behav beih
    beitr ber berl bibliogr biochem biochim bioenerg bioeng bioinform biol biomech biomed biometr bioorg biophys
    biopsychol biosci biosens biosyst biotechnol bol bot br brasil braz brit build bull bus calc can carbohydr
    carcinog cardiol cardiovasc catal cem cent cereb chem chemother chim chin chir chromatogr chromosom chron circ
    civ clim clin coast cogn coll colloq comm commun comp compar complement comput concr conf conserv constr contemp
    contin contrib coord crit cryst crystallogr curr cyber cybern cytol dent dep dept dermatol dev devel diabet
    diagn differ dig digit dis discov discuss diss dtsch dyn earthq ecol econ econom ecosyst ecotoxicol educ electr
    electrochem electroencephalogr electron embryol emerg encycl endocr endocrinol endosc eng engl engng enol
    entomol environ environm epidemiol ergon ernahr erziehungswiss esp ethnobiol ethnobot ethnol ethnopharmacol
    ethol eur evol exp exper explor fac fam fed ferment fertil finanz finanzc fisiol fitoter fluoresc forsch
    forschungsber found fr gastroenterol gastrointest gaz gen genet geochem geochim geogr geol geom geomorphol
    geophys geosci geotech ger geriatr gerontol ges gesch glob gynaecol gynecol haematol handb helv hematol hepatol
    hered hist histochem histol homeopat hortic hosp hum hydrobiol hydrol hyg hypertens imag immun immunol
    immunopharmacol immunother ind inf infect inflamm inform infus inst instrum int intell intern invertebr invest
    investig ir isr ital j jahrb jap jpn kardiol kinet klin lab lang laryngol leg lett leukoc libr limnol ling
    linguist liq lit macromol magn malar malays manag manuf mar mat mater matern math mech med mem metab metabol
    meteorol meth methodol microb microbiol micropor mikrobiol min mineral mitt mod modif mol monatsschr monogr
    morphol mult mus mut mycol nachr nat natl naturforsch naturwiss naut nephrol neth neurobiol neurochem
    neurogastroenterol neurol neuropathol neuropharmacol neurophysiol neuropsychiatr neuropsychol neurorehabil
    neurosci neurosurg neurotoxicol nucl numer nurs nutr obes obstet occup oceanogr ocul odontol off oncol oper
    ophthalmol opin opt org organ ornithol orthod orthop osteoporos osterr otol otolaryngol otorhinolaryngol oxid
    paediatr palaeontol paleontol parasitol pathol patol pediatr perform perinat periodontol perspect pesqui petrol
    pharm pharmacogn pharmacol pharmacother philol philos photochem photogr phys physiol physiother phytochem
    phytomed phytopathol phytother plann plast pneumol pol polit pollut polym popul postgrad poult pract preserv
    prev primatol probab probl proc prod prof prog progr propag prophyl prosthet prot psych psychiat psychiatr
    psychoanal psychol psychopathol psychopharmacol psychosom psychother publ purif q qual quant quart quatern
    queensl quim radiat radiol rech reconstr reg regul rehabil rel relat remed rep reprod res resour respir resuscit
    retrov rev rheum rheumatol rhinol rundsch russ saf sanit scand sch schizophr schweiz sci scient secur sedimentol
    semin sens sep separ ser serv sib sign simul singap skel soc sociol softw sol solut spat spec spectrochim
    spectrom spectrosc st stat statist stereotact stoch strat stratigr struct stud subst suppl surg surv sustain
    symp syn syst taxon tech technol tecnol telecommun teratol terr theor ther therm thermochim thorac thromb
    tijdschr top tox toxicol trans transl transp traumatol treat trop tuberc turk ultrastruct univ urol vac vaccin
    var vasc venereol verh vertebr vet vib virol vis vitam vopr weld wiss wkly zbl zeitschr zentralbl zh zool ztg
    """.split()
)
# What a full name has and no abbreviated one: words that join, and words that every list of abbreviations cuts.
_JOINS = frozenset(
    "of the and for in on to de la le les des du del da do der die das und für et y e & van voor".split()
)
_WHOLE = re.compile(
    r"(?:\w{2,}(?:ology|ography|ysics|istry|ational|ations?|ements?|iences?|ities|ician|urgery|isms?|ological|emical"
    r"|edical|eering|ementa?ry|omy|netics|matics|ethods|erapy|logie|schaft|forschung|logía|logia|ência|encias?)"
    r"|journal|review|reviews|research|annals|archives|proceedings|transactions|letters|bulletin|advances|quarterly|studies"
    r"|european|international|american|british|medicine|biology|chemistry|society|opinion|revista|brasileira|española"
    r"|zeitschrift|jahrbuch|revue|cahiers|cadernos|rivista|educação|education|applied|clinical|experimental)"
)
_DOTTED = re.compile(r"[^\W\d_]{1,9}\.")
_PLACE = re.compile(r"\s*\([^()]*\)")


def is_abbreviated(name: str) -> bool | None:
    """Whether the name of a journal is abbreviated; None where its words stand in both forms alike, or are one.

    >>> [is_abbreviated(name) for name in ("Infect Immun", "Journal of Physiology", "Plant Cell", "J. Physiol.")]
    [True, False, None, True]
    """
    words = _PLACE.sub("", name).replace(",", " ").split()
    if len(words) < 2:
        return None
    dotted = [word for word in words[:-1] if _DOTTED.fullmatch(word)]
    bare = [word.strip(".:;").lower() for word in words]
    cut = sum(1 for word in bare if word in _CUT)
    if len(dotted) > 1 or (dotted and cut) or cut > 1:
        return True
    whole = any(word in _JOINS for word in bare) or any(_WHOLE.fullmatch(word) for word in bare)
    if whole:
        return None if cut else False
    return True if cut else None
