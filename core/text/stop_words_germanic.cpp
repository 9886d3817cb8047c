// SPDX-License-Identifier: GPL-3.0-or-later
// Stop words of English, German, Dutch, Danish, Swedish, Norwegian.
#include "core/text/stop_words_data.h"

namespace crosscase::text::stop_words {

const std::string_view kEnglish = R"(
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself
she her hers herself it its itself they them their theirs themselves one ones oneself
this that these those who whom whose which what whatever whichever whoever someone somebody something
anyone anybody anything everyone everybody everything nobody nothing none
a an the some any no every each either neither both all few fewer little less least many much more
most several other others another such same own enough
about above across after against along among around as at before behind below beneath beside besides
between beyond by despite down during except for from in inside into like near of off on onto out
outside over past per since through throughout till to toward towards under until up upon via with
within without
and or but nor so yet if unless because although though while whereas whether than then when whenever
where wherever how why therefore thus hence however
am is are was were be been being have has had having do does did doing done can could may might must
shall should will would ought
i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd it'll we're
we've we'd we'll they're they've they'd they'll that's that'd that'll there's there're here's what's
who's who'd who'll where's how's why's when's let's
isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't cannot couldn't won't
wouldn't shan't shouldn't mustn't mightn't needn't ain't y'all
get gets got gotten getting go goes going went gone gonna gotta wanna let
not never ever always often sometimes usually again already also even just only still too very quite
rather really almost perhaps maybe here there now once twice else instead together away back
yes no yeah yep yup nope okay ok well right sure oh ah uh um umm uhm er erm eh hm hmm mm mmm mhm huh
)";

const std::string_view kGerman = R"(
ich mich mir mein meine meinen meinem meiner meines du dich dir dein deine deinen deinem deiner deines
er ihn ihm sein seine seinen seinem seiner seines sie ihr ihre ihren ihrem ihrer ihres es wir uns unser
unsere unseren unserem unserer unseres unsre euch euer eure euren eurem eurer eures ihnen sich selbst
selber man jemand jemanden jemandem niemand niemanden niemandem etwas was nichts einander
der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines
dieser diese dieses diesen diesem dies jener jene jenes jenen jenem jeder jede jedes jeden jedem
mancher manche manches manchen manchem solcher solche solches solchen solchem solch welcher welche
welches welchen welchem derjenige diejenige dasjenige diejenigen denjenigen derselbe dieselbe dasselbe
dieselben alle allen aller alles allem beide beiden beider beides einige einigen einiger einiges
mehrere mehreren viel viele vielen vieler vieles vielem wenig wenige wenigen weniger mehr meist meisten
andere anderen anderer anderes anderem andern anders wer wen wem wessen deren dessen denen
ab an am ans auf aufs aus außer bei beim bis durch durchs entlang für fürs gegen gegenüber hinter im in
ins mit nach neben ohne seit trotz über übers um ums unter unterm von vom vor vorm während wegen zu zum
zur zwischen
und oder aber sondern denn doch weil da dass daß wenn als ob obwohl obgleich damit indem nachdem bevor
ehe sobald solange sowie sowohl weder noch entweder falls sofern je desto umso wobei wodurch wofür
womit woran worauf woraus worin worüber wovon wozu wie wo woher wohin wann warum wieso weshalb
bin bist ist sind seid war warst waren wart gewesen sei seien wäre wären wärst
habe hab hast hat haben habt hatte hattest hatten hattet gehabt hätte hätten hättest
werde wirst wird werden werdet wurde wurden wurdest geworden worden würde würden würdest
kann kannst können könnt konnte konnten könnte könnten muss muß musst müssen müsst musste mussten müsste
müssten soll sollst sollen sollt sollte sollten will willst wollen wollt wollte wollten darf darfst
dürfen dürft durfte durften dürfte dürften mag magst mögen möchte möchten mochte mochten tun tut tue tat
getan lassen lässt ließ
nicht nie niemals immer oft manchmal wieder schon noch nur auch sehr ganz gar so also dann nun jetzt
hier dort dahin daher dabei dadurch dafür dagegen danach daneben daran darauf daraus darin darüber
darum darunter davon davor dazu dazwischen deshalb deswegen trotzdem jedoch allerdings zwar sogar etwa
ungefähr fast kaum erst einmal mal eben halt einfach eigentlich irgendwie irgendwas irgendwo irgendwann
irgendein irgendeine irgendwelche überhaupt vielleicht wohl bloß ja nein nee doch genau gut okay ok
naja tja ach oh äh ähm öh öhm ehm aehm eh hm hmm mhm mh na gell ne
)";

const std::string_view kDutch = R"(
ik mij me mijn mijne jij je jou jouw jullie u uw hij hem zijn zij ze haar hare het wij we ons onze hen
hun zich zichzelf mezelf jezelf onszelf elkaar men iemand niemand iets niets alles iedereen ieder
de een het deze dit die dat wie wat welk welke wiens geen elk elke alle allemaal sommige enkele enige
veel vele weinig meer meest meeste minder ander andere anderen zelf zelfde dezelfde hetzelfde zulk zulke
aan achter af behalve bij binnen boven buiten door in langs met na naar naast om onder op over per rond
sinds te tegen ten ter tijdens toe tot tussen uit van vanaf vanuit via volgens voor voorbij wegens zonder
en of maar want dus noch als dan dat omdat doordat zodat hoewel terwijl toen wanneer zodra totdat
voordat nadat indien tenzij mits alsof zowel hetzij hoe waar waarom waardoor waarmee waarvan waarin
waarop waaraan waarbij waarvoor waarna
ben bent is zijn was waren geweest wees heb hebt heeft hebben had hadden gehad word wordt worden werd
werden geworden zal zult zullen zou zouden kan kun kunt kunnen kon konden moet moeten moest moesten mag
mogen mocht mochten wil wilt willen wilde wilden wou doe doet doen deed deden gedaan ga gaat gaan ging
gingen laat laten liet
niet nooit ooit altijd vaak soms weer al alweer nog ook zelfs alleen maar slechts heel erg zeer zo te
toch nu dan daar hier er ergens nergens overal daarom daardoor daarmee daarna daarvan daarin daarop
daaraan daarbij daarvoor hierdoor hiermee hiervan eraan erbij erin ermee erop erover ertoe eruit ervan
ervoor echter eigenlijk gewoon misschien wel even eens bijna ongeveer vooral echt best
ja nee nou hè hé goed oké oke ok oh ah ach eh ehm uh uhm hm hmm mm mhm
)";

const std::string_view kDanish = R"(
jeg mig min mit mine du dig din dit dine han ham hans hun hende hendes den det dens dets vi os vores
vor vort vore I jer jeres de dem deres De Dem Deres sig sin sit sine selv man hinanden nogen noget nogle
ingen intet ingenting alt alle enhver ethvert hver hvert
en et denne dette disse sådan sådanne samme anden andet andre hvem hvad hvilken hvilket hvilke hvis
mange meget mere mest få færre lidt mindre mindst begge flere fleste
af ad bag blandt efter for foran forbi fra før gennem hos i igennem imellem imod inden inde ind langs
med mellem mod om omkring op oppe over overfor på siden til trods uden ude ud under ved ned nede hen
henne hjem
og eller men for så samt at som der om da når hvis fordi mens medmindre selvom skønt indtil end både
enten hverken thi derfor dog hvordan hvor hvorfor hvornår hvorfra hvortil hvormed
er var været være vær bliver blev blevet blive har havde haft have kan kunne kunnet skal skulle skullet
vil ville villet må måtte måttet burde tør gør gjorde gjort gøre fik fået få går gik gået gå
lader lod lade
ikke aldrig altid ofte nogensinde igen allerede endnu også selv kun bare blot meget ret helt ganske lige
jo nok vel måske her der nu da sådan således dermed derved deraf derefter herfra næsten omtrent
egentlig faktisk altså ellers jo
ja jo nej nå okay ok øh øhm æh hm hmm mm mhm ah åh
)";

const std::string_view kSwedish = R"(
jag mig mej min mitt mina du dig dej din ditt dina han honom hans hon henne hennes hen den det dess vi
oss vår vårt våra ni er ert era de dem dom deras sig sej sin sitt sina själv själva man en varandra
någon något några nån nåt nåra ingen inget inga ingenting allt alla varje var vart envar
en ett denna detta dessa sådan sådant sådana samma annan annat andra vem vad vilken vilket vilka vars
många mycket mer mera mest flera fler flesta få färre lite mindre minst båda
av bakom bland bredvid efter enligt framför från för före genom hos i inför innan inom inne in intill
kring längs med mellan mot om omkring ovanför per på sedan till trots under upp uppe ur ut ute utan
utanför utom vid åt över ned ner nere hem hemma
och eller men för så samt att som om då när eftersom medan fast fastän trots tills än både antingen
varken därför dock hur var varför varifrån vart huruvida ifall
är var varit vara blir blev blivit bli har hade haft ha kan kunde kunnat ska skall skulle vill ville
velat måste borde fick fått få gör gjorde gjort göra går gick gått gå låter 
inte icke ej aldrig alltid ofta någonsin igen redan ännu också även bara endast mycket ganska helt rätt
ju nog väl kanske här där nu då sådär såhär således därmed därav därefter nästan ungefär egentligen
faktiskt alltså annars liksom typ bara
ja jo nej nä jaha okej ok oj eh öh öhm hm hmm mm mhm ah åh
)";

const std::string_view kNorwegian = R"(
jeg eg meg min mi mitt mine du deg din di ditt dine han ham hans hun ho henne hennes den det dens dets vi
oss vår vårt våre dere dykk deres de dei dem deira seg sin si sitt sine selv sjøl sjølv man hverandre
noen noe noen nokon noko nokre ingen intet ingenting alt alle enhver hver hvert kvar kvart
en ei et ein eit denne dette disse desse slik slikt slike samme anna annen annet andre hvem hva hvilken
hvilket hvilke kven kva kva mange mye mykje mer meir mest få færre litt mindre minst begge flere fleste
av bak blant etter for foran forbi fra frå før gjennom hos i imellom imot inn inne innen langs med mellom
mot om omkring opp oppe over på rundt siden til tross uten utan ut ute under ved ned nede hjem
og eller men for så samt at som da når hvis dersom fordi mens med mindre selv om skjønt inntil til enn
både enten verken derfor likevel hvordan korleis hvor kor hvorfor kvifor når hvorfra
er var vært vore være vere blir blei ble blitt bli har hadde hatt ha kan kunne kunnet skal skulle skullet
vil ville villet må måtte måttet burde tør gjør gjorde gjort gjøre gjere fikk fekk fått få går
gikk gjekk gått gå lar lot la
ikke ikkje aldri alltid ofte noensinne igjen allerede ennå enda også bare berre kun veldig ganske helt
nok vel kanskje her der nå no da slik således dermed derav deretter nesten omtrent egentlig faktisk altså
ellers jo liksom
ja jo nei nja okei ok eh øh øhm hm hmm mm mhm ah åh
)";

} // namespace crosscase::text::stop_words
