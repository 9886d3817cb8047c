// SPDX-License-Identifier: GPL-3.0-or-later
// Stop words of Finnish, Greek, Polish, Russian, Turkish.
#include "core/text/stop_words_data.h"

namespace crosscase::text::stop_words {

const std::string_view kFinnish = R"(
minä mä mää minun mun minua mua minut mut minulla mulla minulle mulle minulta multa minussa minusta
musta minuun sinä sä sinun sun sinua sua sinut sut sinulla sulla sinulle sulle sinusta hän hänen
häntä hänet hänellä hänelle häneltä hänessä hänestä häneen me meidän meitä meidät meillä meille meiltä
meissä meistä meihin te teidän teitä teidät teillä teille teiltä teistä teihin he heidän heitä heidät
heillä heille heiltä heissä heistä heihin itse itseään itsensä toisiaan toistensa
se sen sitä siinä siitä siihen sillä sille siltä ne niiden niitä niissä niistä niihin niillä niille
niiltä tämä tämän tätä tässä tästä tähän tällä tälle tältä nämä näiden näitä näissä näistä näihin näillä
näille tuo tuon tuota tuossa tuosta tuohon tuolla tuolle nuo noiden noita noissa noista tää toi tän ton
joka jonka jota jossa josta johon jolla jolle jolta jotka joiden joita joissa joista joihin joilla
joille mikä minkä mitä missä mistä mihin millä mille mitkä kuka kenen ketä kenellä kenelle ketkä kumpi
joku jonkun jotakin jotain jokin jonkin joitakin jotkut jokainen jokaisen kaikki kaiken kaikkea kaikkien
kaikkia kaikissa kaikista kukaan ketään mikään mitään missään moni monta monet monia muu muun muuta muut
muita muiden toinen toisen toista toiset eräs sama saman samaa molemmat sellainen sellaisen sellaista
tällainen tällaista semmonen semmosta
ja tai vai mutta vaan eli sekä että jotta koska kun kuin jos vaikka ellei joten niin kuten
kunnes sillä miksi miten milloin kuinka
olen oon olet oot on ollaan olemme olette ovat oli olin olit olimme olitte olivat ollut olleet olla
olisi olisin olisit olisivat lienee ole olis en et ei emme ette eivät älä voi voin voit voimme voivat
voisi voida pitää piti täytyy täytyi saa saan saavat sai saada tulee tuli tulla menee meni tekee teki
ilman kanssa kautta alla alle yli päällä päälle ennen jälkeen aikana mukaan vastaan varten takia vuoksi
kohti luona luokse lähellä välillä ympäri pitkin asti saakka sisällä ulkona
ei kyllä joo juu niinku niinkun tota tuota niin no nii just ihan vaan vain myös myöskin vielä jo aina
usein joskus koskaan taas nyt sitten sit silloin täällä tässä siellä tuolla tänne sinne kuitenkin ehkä
melko aika hyvin paljon vähän enemmän vähemmän enää lähes noin siis tavallaan oikeastaan
öö ööm äh hmm hm mm mhm ai aha ah
)";

const std::string_view kGreek = R"(
εγώ εμένα με μου εμείς εμάς μας εσύ εσένα σε σου εσείς εσάς σας αυτός αυτή αυτό αυτοί αυτές αυτά αυτού
αυτής αυτών αυτόν αυτήν αυτούς τον την το τους τις τα του της των ο η οι ένας μια μία ένα ενός μιας
εκείνος εκείνη εκείνο εκείνοι εκείνες εκείνα τούτος τούτη τούτο ποιος ποια ποιο ποιοι ποιες ποιον ποιους
τι όποιος όποια όποιο οποίος οποία οποίο οποίοι οποίες οποίου οποίας οποίων οποίους κάποιος κάποια
κάποιο κάποιοι κάποιες κάποιον κάποιους κάτι τίποτα τίποτε κανείς κανένας καμία κανένα καθένας καθεμία
καθένα κάθε όλος όλη όλο όλοι όλες όλα όλων όλους άλλος άλλη άλλο άλλοι άλλες άλλα άλλων άλλους ίδιος ίδια
ίδιο ίδιοι ίδιες τέτοιος τέτοια τέτοιο πολύς πολλή πολύ πολλοί πολλές πολλά πολλών λίγο λίγα λίγοι όσο όσα
όσοι όσες
στο στη στην στον στους στις στα στου από για με μέχρι χωρίς προς παρά κατά μετά πριν υπό υπέρ εναντίον
αντί ως εκτός μέσα έξω πάνω κάτω μπροστά πίσω δίπλα κοντά μακριά ανάμεσα γύρω μεταξύ λόγω
και κι ή είτε ούτε μήτε αλλά μα όμως ωστόσο λοιπόν άρα δηλαδή αν εάν όταν ενώ καθώς αφού επειδή διότι
γιατί ότι πως που πού πώς πότε να θα ας σαν όπως όπου ώστε μήπως παρόλο
είμαι είσαι είναι είμαστε είστε ήμουν ήσουν ήταν ήμασταν ήσασταν έχω έχεις έχει έχουμε έχετε έχουν είχα
είχες είχε είχαμε είχατε είχαν κάνω κάνεις κάνει κάνουμε κάνουν έκανε έκανα μπορώ μπορείς μπορεί
μπορούμε μπορούν μπορούσε πρέπει έπρεπε θέλω θέλει θέλουν πάει πάω
δεν δε μη μην όχι ναι ποτέ πάντα συχνά ακόμα ακόμη ήδη πάλι επίσης μόνο πολύ πιο πλέον τόσο έτσι εδώ εκεί
τώρα τότε σήμερα ίσως σχεδόν περίπου απλά απλώς κυρίως βέβαια καλά τέλος
ε εε εμ α αχ χμ μμ ρε
)";

const std::string_view kPolish = R"(
ja mnie mi mną mój moja moje mojego mojej mojemu moim moich moi moimi ty ciebie cię ci tobie tobą twój
twoja twoje twojego twojej on jego go jemu mu nim niego niemu ona jej ją nią niej ono my nas nam nami nasz
nasza nasze naszego naszej naszych nasi wy was wam wami wasz wasza wasze oni one ich im nich nimi ich
siebie się sobie sobą swój swoja swoje swojego swojej swoim swoich pan pani państwo pana panu
ten ta to ci te tego tej temu tym tych tymi tę tą tamten tamta tamto tamtego taki taka takie takiego
takiej takich takim kto kogo komu kim co czego czemu czym który która które którego której któremu którym
których którymi jaki jaka jakie jakiego jakiej jakich czyj ktoś kogoś coś czegoś nikt nikogo nic niczego
każdy każda każde każdego każdej wszystko wszystkie wszyscy wszystkich wszystkim żaden żadna żadne inny
inna inne innego innych innym sam sama samo sami same jakiś jakaś jakieś jakichś niektóre niektórzy wiele
wielu dużo mało kilka kilku więcej mniej najbardziej jeden jedna jedno jednego oba obie
w we z ze na do od ode o u po za przed przede przez przy pod nad między bez dla ku wobec wśród podczas
według oprócz poza obok około
i oraz a ale lecz lub albo czy ani ni więc zatem że żeby aby by bo ponieważ gdyż jeśli jeżeli gdy kiedy
chociaż choć jak jako niż dopóki zanim gdzie skąd dokąd dlaczego czemu natomiast jednak
jestem jesteś jest jesteśmy jesteście są byłem byłam byłeś był była było byliśmy byli były będę będziesz
będzie będziemy będą być byłby byłaby byłoby mam masz ma mamy macie mają miałem miałam miał miała miało
mieli miały mieć mogę możesz może możemy mogą mógł mogła mogło mogli móc można muszę musi musimy muszą
musiał trzeba należy chcę chce chcemy chcą został została zostało zostały zostać
nie nigdy zawsze często czasem czasami znowu już jeszcze też także również tylko bardzo dość prawie tak
tutaj tu tam teraz wtedy potem dziś tylko nawet właśnie właściwie chyba może raczej zupełnie po prostu
tyle ile no dobra dobrze okej ok aha yyy eee hm mhm ej ach oj
)";

const std::string_view kRussian = R"(
я меня мне мной мною мой моя моё мои моего моей моему моим моих ты тебя тебе тобой твой твоя твоё твои
твоего твоей он его него ему нему им ним нём она её неё ей ней ею оно мы нас нам нами наш наша наше наши
нашего нашей наших нашим вы вас вам вами ваш ваша ваше ваши вашего вашей ваших они их них ими ними себя
себе собой свой своя своё свои своего своей своему своим своих свою сам сама само сами самого
этот эта это эти этого этой этому этим этих эту этом тот та то те того той тому тем тех ту том такой
такая такое такие такого таких таким кто кого кому кем что чего чему чем который которая которое которые
которого которой которому которым которых которую какой какая какое какие какого каких чей чья кто-то
что-то какой-то какая-то какие-то где-то как-то никто никого ничто ничего никакой каждый каждая каждое
каждого весь вся всё все всего всей всем всех всю другой другая другое другие других другого иной иные
некоторые некоторых много мало несколько больше меньше один одна одно одни одного оба обе самый самая
самое самые любой любая любые
в во на с со к ко о об обо от ото до из изо за под подо над перед передо при про по у без безо для через
между среди около вокруг после против ради вместо кроме сквозь насчёт
и а но да или либо ни то если чтобы чтоб потому поэтому так как когда пока хотя хоть раз будто словно
чем ли где куда откуда почему зачем тоже также зато однако причём
есть был была было были буду будешь будет будем будете будут быть бы является являются могу можешь может
можем можете могут мог могла могло могли можно нельзя надо нужно должен должна должно должны хочу хочет
хотим хотят хотел хотела стал стала стало стали
не нет никогда всегда часто иногда опять снова уже ещё же ведь вот вон тут там здесь сейчас теперь тогда
потом только лишь даже именно почти очень слишком совсем просто вообще наверное может вроде типа как бы
конечно ну значит короче да ага угу хорошо ладно ой ах эх э ээ эээ мм ммм гм хм вообще-то
)";

const std::string_view kTurkish = R"(
ben beni bana bende benden benim sen seni sana sende senden senin o onu ona onda ondan onun biz bizi bize
bizde bizden bizim siz sizi size sizde sizden sizin onlar onları onlara onlarda onlardan onların kendi
kendim kendin kendisi kendimiz kendileri kendini kendine
bu bunu buna bunda bundan bunun bunlar bunları bunların bunlara şu şunu şuna şunun şunlar şunları öyle
böyle şöyle kim kimi kime kimin kimse ne neyi neye neden nasıl niye niçin nerede nereye nereden hangi
hangisi kaç biri birisi birkaç birçok bazı bazıları her herkes hepsi hep hiç hiçbir hiçbiri şey şeyi şeyler
bir iki tüm bütün çoğu diğer diğeri diğerleri başka aynı öteki çok az daha en fazla
ve veya ya yahut ile da de ki ama fakat ancak lakin oysa çünkü eğer ise hem gerek madem yani ayrıca
hatta üstelik zira
için gibi kadar göre doğru karşı beri önce sonra dolayı rağmen üzere dair hakkında tarafından içinde
içinden üzerinde üzerine altında arasında yanında
idi imiş iken olan olarak olduğu olduğunu olup olmak olur oldu olmuş olacak olsa olmayan olması var yok
vardı yoktu değil değildi mi mı mu mü midir eder etti etmek ediyor edilen yapmak yaptı yapıyor
evet hayır tamam peki işte şimdi artık hala hâlâ bile sadece yalnız yine gene zaten belki biraz pek
oldukça böylece aslında mesela hani yoksa galiba tabii tabi
eee ee ıı ııı hmm hm mm hı aa ya ah oh
)";

} // namespace crosscase::text::stop_words
