"""Words that say nothing of what a question is about, folded: of grammar, of asking, and of what everybody has."""

_FRENCH = """
a ai aie ait alors apres as au aucun aurait aux avaient avait avant avec avez avoir avons c ca car ce cela ces cet cette
ceux chez comme comment d dans de dedans deja depuis des deux devant doit donc dont du elle elles en encore entre es est
et etaient etait ete etre eu eux fait faire faut fois font faudrait il ils j je jusqu jusque l la le les leur leurs lui
m ma mais me meme mes mieux moi moins mon n ne ni nos notre nous on ont ou par parce pas pendant peu peut peux plus
plusieurs pour pourquoi pourrait puis qu quand que quel quelle quelles quelqu quelque quels qui quoi s sa sans se ses si
son sont sous sur t ta te tel tes toi ton tous tout toute toutes tres trop tu un une va vers voir vos votre vous y
autour autre autres bien chose jamais toujours faisait etes suis sera serait
connais connait connaitre vecu vecue vivre vit parler demander conseil conseiller conseils aide aider passe arrive
"""
_ENGLISH = """
a about after again all also am an and any anybody anyone are around as at be because been before being both but by can
could did do does doing done down during each else ever every few for from get gets getting give go goes going gone got
had has have having he her hers him his how i if in into is it its just know knows let like make me might mine more most
much my need needs no nor not now of off on once one only or other our ours out over own really s same she should
so some somebody someone something than that the their them then there these they thing things this those through to
too under until up us very was we were what when where which while who whom whose why will with without would you your
experience experienced lived live through ask advice help talk tell
"""

_OF_THE_TRADE = """
client clients cliente clientele customer customers travail travaux travaille travailler boulot bosser work works
working worked business entreprise entreprises boite societe company companies activite activity freelance freelances
freelancer freelancing independant independante independants independantes self employed compte metier job jobs projet
projets project projects affaire affaires an ans annee annees year years mois month months semaine semaines week weeks
jour jours day days temps time gens people monde personne personnes seul seule petit petite gros grosse grand grande
big small little long new nouveau nouvelle premier premiere first apres avant garder keep vie life argent money
question sait savoir faites mettre prendre rester continuer quelqu need want voudrais veux envie possible besoin droit
worth
"""

EMPTY_WORDS = frozenset((_FRENCH + _ENGLISH + _OF_THE_TRADE).split())
"""In both languages, for a question is asked in either. Everybody here has clients and work: it tells nobody apart."""
