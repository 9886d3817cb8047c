// SPDX-License-Identifier: GPL-3.0-or-later
// Stop words of French, Italian, Portuguese, Spanish.
#include "core/text/stop_words_data.h"

namespace crosscase::text::stop_words {

const std::string_view kFrench = R"(
je me moi mon ma mes mien mienne miens miennes tu te toi ton ta tes tien tienne tiens tiennes il elle on
le la lui se soi son sa ses sien sienne siens siennes nous notre nos nôtre nôtres vous votre vos vôtre
vôtres ils elles leur leurs les eux moi-même lui-même même mêmes y en
ce cet cette ces ceci cela ça celui celle ceux celles ci qui que quoi dont où quel quelle quels quelles
lequel laquelle lesquels lesquelles auquel auxquels duquel desquels quelqu'un quelque quelques chose
rien personne chacun chacune chaque tout toute tous toutes aucun aucune nul nulle plusieurs certain
certaine certains certaines autre autres autrui tel telle tels telles
un une des du de le la les au aux à dans en sur sous par pour avec sans chez contre entre vers depuis
pendant avant après devant derrière hors jusque jusqu'à malgré parmi selon dès envers outre près loin
et ou mais donc or ni car si comme quand lorsque puisque parce quoique bien afin tandis sinon ainsi
alors pourquoi comment combien
suis es est sommes êtes sont étais était étions étiez étaient fus fut fûmes furent serai seras sera
serons serez seront serais serait serions seriez seraient sois soit soyons soyez soient été étant être
ai as a avons avez ont avais avait avions aviez avaient eus eut eurent aurai auras aura aurons aurez
auront aurais aurait aurions auriez auraient aie aies ait ayons ayez aient eu eue eues ayant avoir
fais fait faisons faites font faisait faisaient fera ferait faire vais vas va allons allez vont allait
allaient aller peux peut pouvons pouvez peuvent pouvait pourrait pourraient pouvoir dois doit devons
devez doivent devait devrait devoir veux veut voulons voulez veulent voulait voudrais voudrait vouloir
faut fallait faudrait
ne pas plus jamais toujours souvent parfois encore déjà aussi très trop peu beaucoup moins assez tant
tellement presque seulement surtout là ici maintenant puis ensuite enfin peut-être vraiment juste quand
même cependant pourtant toutefois voilà voici plutôt environ
oui non ouais si ben bah bon hein euh heu hum hm mhm mm ah oh eh ok okay bref quoi enfin
aujourd'hui quelqu'une c'est-à-dire
)";

const std::string_view kItalian = R"(
io me mi mio mia miei mie tu te ti tuo tua tuoi tue lui lei egli ella esso essa lo la gli le ne sé si suo
sua suoi sue noi ci nostro nostra nostri nostre voi vi vostro vostra vostri vostre loro essi esse li
stesso stessa stessi stesse
questo questa questi queste quello quella quelli quelle quei quegli quel ciò chi che cui quale quali
quanto quanta quanti quante qualcuno qualcosa qualche alcuno alcuna alcuni alcune ognuno ogni ciascuno
ciascuna nessuno nessuna niente nulla tutto tutta tutti tutte altro altra altri altre tale tali certo
certa certi certe molto molta molti molte poco poca pochi poche tanto tanta tanti tante troppo parecchio
il lo la i gli le un uno una di del dello della dei degli delle a ad al allo alla ai agli alle da dal
dallo dalla dai dagli dalle in nel nello nella nei negli nelle con col coi su sul sullo sulla sui sugli
sulle per tra fra sotto sopra dentro fuori davanti dietro dopo prima durante contro verso senza presso
fino entro oltre lungo tramite secondo
e ed o od ma però anche se perché poiché quando mentre dove come quindi dunque perciò né sia oppure
ovvero cioè infatti siccome affinché benché sebbene qualora finché invece inoltre
sono sei è siamo siete era ero eri eravamo eravate erano fui fu fummo furono sarò sarai sarà saremo
sarete saranno sarei sarebbe saremmo sarebbero sia siano fosse fossero stato stata stati state essendo
essere ho hai ha abbiamo avete hanno avevo avevi aveva avevamo avevate avevano ebbe ebbero avrò avrà
avranno avrei avrebbe avrebbero abbia abbiano avesse avessero avuto avendo avere faccio fai fa facciamo
fate fanno faceva fatto fare sto stai sta stiamo state stanno stava stavano stare vado vai va andiamo
vanno andare posso puoi può possiamo potete possono poteva potrebbe potere devo devi deve dobbiamo
dovete devono doveva dovrebbe dovere voglio vuoi vuole vogliamo volete vogliono voleva vorrei vorrebbe
volere bisogna
non mai sempre spesso già ancora più meno molto poco tanto troppo così solo soltanto proprio quasi forse
qui qua lì là ora adesso allora poi ecco appena insieme comunque tuttavia anzi magari davvero circa
sì no beh bè boh mah ah eh oh uh ehm mhm mm hm ok okay insomma diciamo
)";

const std::string_view kSpanish = R"(
yo me mí mi mis mío mía míos mías conmigo tú te ti tu tus tuyo tuya tuyos tuyas contigo él ella ello lo la
le se sí su sus suyo suya suyos suyas consigo nosotros nosotras nos nuestro nuestra nuestros nuestras
vosotros vosotras os vuestro vuestra vuestros vuestras ellos ellas los las les usted ustedes uno una
mismo misma mismos mismas
este esta esto estos estas éste ésta éstos éstas ese esa eso esos esas ése ésa ésos ésas aquel aquella
aquello aquellos aquellas que qué quien quién quienes quiénes cual cuál cuales cuáles cuyo cuya cuyos
cuyas cuanto cuánto cuanta cuántos cuántas alguien algo nadie nada alguno alguna algunos algunas algún
ninguno ninguna ningún cada cualquier cualquiera todo toda todos todas otro otra otros otras tal tales
mucho mucha muchos muchas poco poca pocos pocas tanto tanta tantos tantas demasiado varios varias ambos
ambas demás
el un unos unas a al ante bajo con contra de del desde durante en entre excepto hacia hasta mediante para
por según sin sobre tras
y e o u pero mas sino ni si porque pues como cómo cuando cuándo donde dónde adonde aunque mientras así
entonces luego además también tampoco embargo
soy eres es somos sois son era eras éramos eran fui fuiste fue fuimos fueron seré será serán sería serían
sea seas seamos sean fuera fueran siendo sido ser estoy estás está estamos estáis están estaba estabas
estábamos estaban estuve estuvo estuvieron estaré estará estaría esté estén estado estando estar he has
ha hemos habéis han había habías habíamos habían hubo hubiera hubieran habrá habrán habría habrían haya
hayan habido habiendo haber hay tengo tienes tiene tenemos tenéis tienen tenía tenían tuvo tuvieron
tendrá tendría tenga tener hago haces hace hacemos hacen hacía hizo hecho hacer voy vas va vamos vais
van iba iban ir puedo puedes puede podemos podéis pueden podía pudo podría podrían poder debo debe
debemos deben debía debería deber quiero quiere queremos quieren quería querer
no nunca jamás siempre a veces ya aún todavía más menos muy bastante casi solo sólo solamente apenas
aquí ahí allí acá allá ahora hoy después antes quizá quizás tal vez incluso igual
sí bueno pues este eh em ehm mmm mm mhm hm ah oh ay uf ok okay vale claro o sea
)";

const std::string_view kPortuguese = R"(
eu me mim meu minha meus minhas comigo tu te ti teu tua teus tuas contigo ele ela o a lhe se si seu sua
seus suas consigo nós nos nosso nossa nossos nossas conosco connosco vós vos vosso vossa vossos vossas
eles elas os as lhes você vocês senhor senhora mesmo mesma mesmos mesmas dele dela deles delas
este esta isto estes estas esse essa isso esses essas aquele aquela aquilo aqueles aquelas deste desta
disto destes destas desse dessa disso desses dessas daquele daquela daquilo neste nesta nisto nestes
nestas nesse nessa nisso nesses nessas naquele naquela naquilo que quê quem qual quais cujo cuja cujos
cujas quanto quanta quantos quantas alguém algo ninguém nada algum alguma alguns algumas nenhum nenhuma
cada qualquer quaisquer todo toda todos todas tudo outro outra outros outras tal tais muito muita muitos
muitas pouco pouca poucos poucas tanto tanta tantos tantas vários várias ambos ambas demais
um uma uns umas de do da dos das em no na nos nas num numa por pelo pela pelos pelas a ao à aos às com
contra desde durante entre até para pra pro perante sem sob sobre após ante segundo mediante
e ou mas porém nem se porque pois como quando onde aonde embora enquanto portanto então logo assim
também todavia contudo senão conforme por quê porquê
sou és é somos são era eras éramos eram fui foi fomos foram serei será serão seria seriam seja sejam
fosse fossem sendo sido ser estou estás está estamos estão estava estavam estive esteve estiveram
estará estaria esteja estejam estado estando estar tenho tens tem temos têm tinha tinham teve tiveram
terá terão teria teriam tenha tenham tivesse tendo tido ter hei há havia houve haver haja faço faz
fazemos fazem fazia fez feito fazer vou vais vai vamos vão ia iam ir posso pode podemos podem podia
pôde poderia poder devo deve devemos devem devia deveria dever quero quer queremos querem queria querer
não nunca jamais sempre às vezes já ainda mais menos muito bastante quase só somente apenas aqui aí ali
cá lá agora hoje depois antes talvez inclusive bem aliás
sim né tá pronto bom ah eh oh uh hum hm mm mhm ahn hã ok okay pá olha
)";

} // namespace crosscase::text::stop_words
