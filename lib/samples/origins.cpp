#include "samples/origins.h"

#include <array>
#include <string_view>

namespace samples {

namespace {

// Lists are words between spaces; "_" stands for a space inside a name.
struct People {
  std::string_view what;
  unsigned share;            // of a thousand
  std::string_view names;    // whole last names, the usual ones first
  std::string_view heads;    // what other last names begin with,
  std::string_view tails;    // and what they end with
  unsigned composed;         // percent that are made of those
  unsigned doubled;          // percent that have two last names
  std::string_view between;  // what joins two of them
  std::string_view girls;
  std::string_view boys;
  unsigned own;  // percent of first names that are of these lists
};

constexpr std::array<People, 20> kPeople = {{
    {"France", 330,
     "MARTIN BERNARD THOMAS PETIT ROBERT RICHARD DURAND DUBOIS MOREAU LAURENT SIMON MICHEL LEFÈVRE LEROY ROUX DAVID "
     "BERTRAND "
     "MOREL FOURNIER GIRARD BONNET DUPONT LAMBERT FONTAINE ROUSSEAU VINCENT MÜLLER FAURE ANDRÉ MERCIER GUÉRIN BOYER "
     "GARNIER "
     "CHEVALIER FRANÇOIS LEGRAND GAUTHIER PERRIN ROBIN CLÉMENT MORIN NICOLAS HENRY ROUSSEL MATHIEU MASSON MARCHAND "
     "DUVAL "
     "DENIS DUMONT LEMAIRE NOËL MEUNIER BLANC BRUN GIRAUD BARBIER ARNAUD BRUNET ROLLAND CARON VIDAL LECLERCQ LECŒUR "
     "RENAUD "
     "COLIN ROY AUBERT PICARD RENARD BŒUF LE_ROUX LEMOINE OLIVIER PHILIPPE BOURGEOIS PIERRE BENOÎT REY LECLERC PAYET "
     "ROLLET DE_SAINT-AUBIN D'ARTHUYS DE_LA_TREILLE DES_ORMES DU_VIVIER SAINT-MARTIN L'HÔTE HUET THIBAULT CHARPENTIER "
     "FLEURY PRÉVOST BRÉMOND HÉBERT DELMAS CARPENTIER VASSEUR POULAIN COUTURIER AUBRY MAILLARD RIVIÈRE GUILLOT HERVÉ "
     "BÉNARD BERTHELOT JACQUET PASQUIER LAPORTE TESSIER BAILLY VALLÉE SCHNEIDER BÂCLE PERRÉARD CROZE LAFFARGUE "
     "CASTAGNIER "
     "SÉGUIER ESCOFFIER BARRAL PEYRON CHABERT TROUILLET GRANGIER VACHERON",
     "BEAU MONT BON GRAND PETIT VILLE ROCHE CHAMP FONT CLAIR VAL BOIS CHÂTEAU DEL DU LA RIBE PEY CAS MALA CHAS TAILLE "
     "MAR BOU SAU GUILLE",
     "FORT LIEU MOULIN PRÉ VERT GENET NEUVE LANDE NIÈRE ROUX CHÊNE TARD TIER DRÉ GÈRE BLANC PIN SAC GNAC NEAU TEAU LET "
     "VOIE MONT RIEU BERT DON VEL",
     38, 9, "-",
     "Emma Louise Jade Alice Chloé Léa Manon Inès Camille Sarah Zoé Juliette Lucie Éva Jeanne Romane Agathe Élise "
     "Margaux "
     "Clara Louna Anaïs Charlotte Clémence Éléonore Noémie Maëlys Apolline Héloïse Gabrielle Capucine Victoire "
     "Mathilde "
     "Justine Pauline Marion Laura Julie Océane Élisa Salomé Adèle Léonie Célia Lou-Ann Anne-Lise Marie-Lou "
     "Anne-Sophie "
     "Marie-Ange Rose Ambre Olivia Mia Lola Éloïse Garance Valentine Constance Faustine Solène Coralie Aurélie Émilie "
     "Bérénice Élodie Amélie Mélissa Tiphaine Ophélie Cassandre Alix Louane Lilou Romy Alexia Marine Mélanie Cécile "
     "Ségolène Joséphine Augustine Madeleine Philippine Perrine Blandine Axelle Maude Flavie",
     "Gabriel Louis Raphaël Jules Adam Lucas Léo Hugo Arthur Nathan Liam Ethan Maël Paul Nolan Sacha Gabin Timéo "
     "Mathis "
     "Noé Tom Théo Aaron Enzo Mathéo Axel Antoine Robin Clément Baptiste Valentin Maxime Alexandre Samuel Rémi "
     "Benjamin "
     "Étienne Jérémy Quentin Romain Simon Victor Martin Augustin Gaspard Côme Émile Félix Basile Éloi Anatole Marius "
     "Léon Oscar Camille Thibault Thibaut Matthieu Mathieu Loïc Cédric François Jean-Baptiste Pierre-Louis Jean-Noël "
     "Paul-Émile Marc-Antoine Charles Henri Edgar Achille Corentin Dorian Florian Bastien Adrien Aurélien Damien "
     "Julien "
     "Kévin Dylan Tristan Alexis Nicolas Guillaume Vincent Sébastien Grégoire Ferdinand Constantin Maximilien Célestin",
     96},
    {"Bretagne", 70,
     "LE_GALL LE_GOFF LE_BIHAN LE_MEUR LE_ROUX GUÉGUEN JÉZÉQUEL KERVELLA LE_CORRE LE_BRAS RIOU TANGUY CADIOU PRIGENT "
     "QUÉMÉNER L'HOSTIS CORRE NÉDÉLEC ABGRALL BOZEC LE_FLOC'H FALC'HUN KERMARREC PENNEC MORVAN LE_PAPE OLLIVIER "
     "GUIVARC'H",
     "LE_ KER TRÉ PEN GUÉ QUÉ PLOU LAN COAT ROS CAR",
     "GOFFIC MARREC VENN GUEN NAN LOC'H MAO DREN HIR GUIN RIO LAN LEC VEL DERN BRIS", 50, 5, "-",
     "Maëlle Gwenaëlle Enora Nolwenn Rozenn Soizic Maïwenn Bleuenn Lénaïg Morgane Azilis Katell Armelle Anaëlle",
     "Yann Ronan Malo Ewen Titouan Erwan Gwendal Loeiz Tugdual Corentin Briac Alan Goulven Mael Yannick Kilian Elouan",
     38},
    {"Maghreb", 130,
     "BENALI SAÏDI HADDAD BELKACEM MANSOURI ZAOUI BOUZID HAMDI CHERIF BRAHIMI AMRANI EL_AMRANI EL_KHOURY BEN_AMAR "
     "BEN_SALEM "
     "AÏT_MANSOUR AÏT_ALI TOUATI GHEZALI SLIMANI KHELIFI MEZIANE BOUDJEMAA CHAOUCHE DJEBBAR LAHLOU EL_IDRISSI BENNANI "
     "ALAOUI TAHIRI M'BAREK BEN_YOUSSEF TRABELSI GHARBI JAZIRI YAHIAOUI OULD_AHMED",
     "BEN BOU BEL EL_ AÏT_ HAM KHEL ABD MEZ CHER OU ZER GUE AB",
     "ABDALLAH SLIMANE AOUI MEDIENE HADJ TALEB KACEM RABAH MIMOUN "
     "AHMED CHAÏB SAÏD DJILLALI YAHIA OUNES ZIANE LAKHDAR DAOUD HAMOU KHALED",
     55, 4, "_",
     "Yasmine Lina Inès Kenza Nour Maryam Aya Salma Fatima Fatima-Zahra Khadija Aïcha Sofia Assia Imane Meriem Amina "
     "Houda "
     "Rania Hafsa Chaïma Nawel Sabrina Samia Leïla Zineb Douae Hiba Manel Ikram Farah Sirine Wissal Ghita Malak",
     "Mohamed Yanis Rayan Adam Amine Mehdi Ilyes Youssef Karim Bilal Sofiane Yassine Ismaël Hamza Ayoub Mohamed-Amine "
     "Abdelkader Abderrahmane Walid Zakaria Anis Samy Nassim Ibrahim Idriss Marwan Riad Younes Hassan Houssine Farid "
     "Fouad "
     "Abdel_Malik Mohamed-Ali Naïm Tarek Soulaymane",
     84},
    {"Portugal", 60,
     "DA_SILVA DOS_SANTOS FERREIRA PEREIRA GONÇALVES RODRIGUES MARTINS ALVES FERNANDES LOPES CARVALHO DA_COSTA MENDES "
     "RIBEIRO "
     "TEIXEIRA DE_OLIVEIRA MARQUES PINTO CARDOSO NUNES DE_SOUSA MOREIRA VIEIRA CORREIA GUIMARÃES SIMÕES LEITÃO ARAÚJO",
     "", "", 0, 30, "_",
     "Beatriz Mariana Inês Leonor Ana Lara Carolina Marta Ana-Rita Catarina Joana Filipa Lara Patrícia Sílvia",
     "João Diogo Tiago Rui Paulo Miguel Gonçalo Duarte Afonso Nuno Rafael Bruno Luís Hélder Ruben", 45},
    {"Espagne", 35,
     "GARCÍA LÓPEZ MARTÍNEZ SÁNCHEZ PÉREZ GÓMEZ FERNÁNDEZ MUÑOZ ÁLVAREZ ROMERO NAVARRO TORRES RAMÍREZ SERRANO ORTEGA "
     "MOLINA "
     "DELGADO CASTRO NÚÑEZ IBÁÑEZ CABRERA PEÑA ESTEBAN DE_LA_CRUZ DEL_RÍO",
     "", "", 0, 32, "_", "Lucía Carmen Marta Paula Alba Elena Nuria Pilar Noelia Inés Rocío Belén",
     "Pablo Diego Álvaro Javier Sergio Alejandro Iker "
     "Raúl Andrés Íñigo Jesús José-Luis",
     42},
    {"Italie", 30,
     "ROSSI RUSSO FERRARI ESPOSITO BIANCHI ROMANO COLOMBO RICCI MARINO GRECO DE_LUCA DI_STEFANO DELLA_VALLE D'ANGELO "
     "LO_PRESTI "
     "CONTI GALLO",
     "MORA PELLE BER CAST MAN FER VAL GUI SAL MAR", "NDINI GRINI TOLUCCI ELLANI ZONI RETTI VATORI CHETTI TINELLI BONI",
     50, 3, "-", "Giulia Chiara Alessia Martina Elisa Francesca Sofia Ilaria Beatrice",
     "Matteo Lorenzo Alessandro Luca Marco Davide "
     "Giuliano Fabio Enzo",
     35},
    {"Corse", 20, "CASANOVA SANTONI POGGI LECA GRAZIANI ALBERTINI COLONNA_D'ISTRIA MATTEI PAOLI ORSINI CECCALDI",
     "PIETR SANT LUCI GIOV MATT FRANC CASA VINC", "ACCI UCCI ANI ONI ELLI INI ETTI", 50, 6, "-",
     "Ghjulia Lesia Saveria Marie-Do Vannina Letizia", "Ange Ghjuvan Petru Doumé Jean-Do Lisandru Pasquale", 40},
    {"Turquie", 45,
     "YILMAZ KAYA DEMİR ÇELIK ŞAHIN YILDIZ YILDIRIM ÖZTÜRK AYDIN ÖZDEMIR ARSLAN DOĞAN KILIÇ ASLAN ÇETIN KARA KOÇ KURT "
     "ÖZKAN ŞIMŞEK",
     "KARA ÖZ AK DEMIR YILDIZ KOÇ GÜN ÇELIK TAŞ BAY SARI DEL", "TAŞ OĞLU KAN TÜRK BULUT DAĞ ER MAN SOY DEMIR BAŞ ÇI",
     55, 1, "_", "Elif Zeynep Ayşe Esra Büşra Eda Melisa Ebru Hatice Gülsüm Sümeyye Nisanur Ceren Özlem Tuğba",
     "Mehmet Emre Yusuf Ömer Furkan Kaan Umut Mustafa Berkay Enes Oğuzhan Serkan Çağlar İbrahim Hüseyin", 82},
    {"Viêt Nam", 35,
     "NGUYEN NGUYEN NGUYEN TRAN TRAN LE PHAM HUYNH VO DANG BUI DO NGO LY DUONG NGUYEN_THI NGUYEN_VAN TRAN_THI LÊ_VAN",
     "", "", 0, 3, "-",
     "Mai Linh Mai-Linh Thi_Hoa Thi_Lan Kim-Anh Thuy Thu_Trang Ngoc_Anh Hong Bao_Tran My_Linh Phuong Quynh_Anh "
     "Thanh_Truc",
     "Minh Van_Duc Quang_Huy Anh_Tuan Duc Hoang Minh_Khoa Tien_Dat Bao_Long Huu_Phuoc Nam Quoc_Viet Thanh_Son Duy", 62},
    {"Chine", 30,
     "CHEN WANG LI ZHANG LIU YANG HUANG ZHAO WU ZHOU XU SUN MA ZHU HU LIN GUO HE GAO LUO ZHENG LIANG XIE TANG", "", "",
     0, 1, "-", "Xiaoling Meilin Yiran Jiayi Xinyi Yuting Siyu Ruoxi Mengjie Li_Na Wen-Xin Lihua",
     "Haoran Zihao Junjie Yichen Weijie Jian_Hong "
     "Tianyu Mingze Zhiyuan Bo-Wen Xiaoming Kaiwen",
     55},
    {"Afrique de l'Ouest", 85,
     "DIALLO TRAORÉ COULIBALY DIARRA KEÏTA CAMARA DIOP NDIAYE N'DIAYE FALL SOW BA BARRY BAH SYLLA TOURÉ KONATÉ KONÉ "
     "OUATTARA "
     "OUÉDRAOGO SAWADOGO KABORÉ FOFANA SISSOKO SIDIBÉ DEMBÉLÉ CISSÉ BAKAYOKO KOUASSI KOUAMÉ N'GUESSAN YAO GUEYE MBAYE "
     "MENDY "
     "GOMIS DIATTA SANÉ SARR SECK THIAM FAYE SENE ADJOVI AGBODJAN MENSAH HOUNKPATIN DOSSOU DIABATÉ DOUMBIA KANTÉ "
     "MAGASSA "
     "SOUMARÉ GASSAMA DIAKITÉ TANDIA",
     "KOU N'GO AGBO HOUN TCHA DIA SOU BAM KA", "ADIO RAN SSOU NKPE NGBE KITE BARÉ DJI MBA LOGO DRA", 30, 3, "-",
     "Fatoumata Aïssatou Mariam Awa Aminata Kadiatou Fatou Ndeye_Fatou N'Deye Oumou Djeneba Rokia Hawa Binta "
     "Ramatoulaye "
     "Bintou Salimata Maïmouna Astou Adjoa Akissi Khady Marie-Noëlle Coumba Penda",
     "Mamadou Ibrahima Amadou Moussa Ousmane Abdoulaye Cheikh Serigne Mamadou_Saliou Boubacar Souleymane Thierno Alpha "
     "Seydou Lassana Bakary Issa Kouadio Koffi Aboubacar Modibo Cheick_Oumar Abdou_Karim El_Hadj Demba Samba",
     78},
    {"Afrique centrale", 35,
     "MBALA KABONGO NGOMA MBUYI ILUNGA TSHIBANGU MUKENDI MATONDO MAKOSSO MOUKOKO NDONGO MBARGA ATANGANA NKOULOU FOTSO "
     "KAMGA "
     "TCHOUPÉ NGUEMA OBIANG MVONDO",
     "NGO MBA TSHI MU KA MA NZO LU BI", "MBÉ NDA KENDI LONGA KAMBA YEMBE SSONGO TADI BULU NGANA", 50, 6, "_",
     "Grâce Divine Merveille Exaucée Plamedie Ruth Gloria Dorcas Naomie Bénédicte Marie-Claire Jemima Parfaite",
     "Dieumerci Glody Exaucé Christ Emmanuel Josué Elie Chadrac Trésor Jean-Claude Plamedi Merveil Jordan Herman", 62},
    {"Comores", 40,
     "MOHAMED SAÏD AHMED ALI SOILIHI ABDALLAH HAMADA SAÏD_AHAMADA MOHAMED_ALI ATTOUMANI COMBO MLANAO M'CHANGAMA MADI "
     "HALIDI "
     "BACAR ABDOU YOUSSOUF HOUMADI MZE MOINDJIE SOULÉ BOINA",
     "M'", "SA MADI COLO DOIHOMA ZÉ DERE BARAKA", 10, 24, "_",
     "Echati Nassimia Moinamaoulida Zaïnaba Soifia Hadidja Anziza Faïza Rahamatou Nadjma Ansufati Siti",
     "Nadjim Fahad Anli Naoufal Chamsidine "
     "Youssouf El-Anziz Saïd Ibrahim Mouhamadi Ali Kamal-Eddine Naïm Houssein",
     80},
    {"Pays basque", 20, "ETCHEVERRY ITHURBIDE HARISTOY ETCHEGARAY BIDART ELIZONDO IRIGOYEN ARRAMBIDE GOYHENECHE",
     "ETCHE GARAY ITHUR HARI MENDI ARRA IRI URRU BIDE "
     "OYHEN ELIZA GOYEN",
     "BERRY GARAY BURU BIDE ÇABAL TY GOITI GUREN HART COTX ARTE ZAR", 72, 4, "-",
     "Maitena Nahia Amaia Oihana Itziar Ainhoa Haizea Lorea Miren",
     "Xabi Peio Beñat Eneko Ximun Iban Mattin Andoni Unai Oihan", 42},
    {"Alsace", 35,
     "MEYER SCHMITT MÜLLER KLEIN WEISS KELLER SCHNEIDER STRÄUSSLER GRÜNWALD KOENIG SCHÄFFER HÜBSCHER BÖHM GROSS "
     "ZIEGLER WEISSE VON_ARX",
     "SCHWAR ACKER BAUM WEISSEN HOFF BRÜCK STEIN KAISER KIRSCH OBER RITT WALD HEID",
     "MANN INGER GART BURGER ER ZER LIN BACH HEIMER NER STEIN TZ", 60, 4, "-",
     "Heidi Frieda Liselotte Greta Hannah Elsa Mathilde Ottilie",
     "Hans Jürgen Matthias Joris Till Frédéric Gunther Jean-Jacques", 16},
    {"Pologne", 25,
     "KOWALSKI NOWAK WIŚNIEWSKI WÓJCIK KACZMAREK ZIELIŃSKI SZYMAŃSKI WOŹNIAK DĄBROWSKI MAJEWSKI KRÓL CZERNIAK "
     "PAWŁOWSKI",
     "KOWAL WAL JAN MAZ LEWAN STAN GRAB KAMI SZCZE PIOTR WRÓ MICHAŁ BŁA",
     "CZYK SKI OWSKI EWICZ AK IŃSKI EREK OWICZ CZAK KIEWICZ", 66, 3, "-",
     "Zofia Małgorzata Agnieszka Kasia Ola Julia Wiktoria Zuzanna",
     "Paweł Michał Łukasz Jakub Kacper Wojciech Szymon Krzysztof Mateusz", 40},
    {"Arménie", 20,
     "SARKISSIAN PETROSSIAN HAKOPIAN GRIGORIAN KARAPETIAN TER-MINASSIAN MANOUKIAN DER_HAGOPIAN AVETISSIAN",
     "SARK PETROSS HAKOB GRIGOR MARTIROSS BAGHDASAR "
     "TOROSS KHATCHAT MKRTCH HOVHANNIS VARTAN KAZAND ASLAN",
     "IAN YAN OURIAN JIAN", 72, 1, "-", "Ani Lusine Anahit Mariné Nariné Hasmik Gayané Silva Astrid",
     "Tigran Armen Hovhannès Vahé Aram Gor Narek Hayk Garabed Arthur", 52},
    {"Antilles et Réunion", 60,
     "HOAREAU PAYET GRONDIN FONTAINE BOYER ROBERT DIJOUX TÉCHER BEGUE JEAN-BAPTISTE JEAN-LOUIS PIERRE-LOUIS "
     "SAINTE-ROSE MARIE-JOSEPH CHARLES-NICOLAS "
     "SAINT-PRIX JOSEPH-ÉDOUARD DÉSIRÉ CÉSAIRE LUREL RAMASSAMY VINGADASSAMY CADET MARIE-LUCE JEAN-MARIE",
     "JEAN- MARIE- PIERRE- SAINT- CHARLES- LOUIS- SAINTE-",
     "FRANÇOIS JOSEPH ROSE ANGE ALPHONSE LOUIS LUCE ÉTIENNE CLAIRE MARTHE VICTOR NOËL AUGUSTE THÉRÈSE", 46, 3, "-",
     "Marie-Laure Anaëlle Tessa Shaïna Kelly-Ann Lou-Anne Marie-Josée Océane Kimberley Loanne Rose-Marie Mahé",
     "Mathis Jean-Marc Jordan Loïc Stévy "
     "Yohan Ruddy Jean-Yves Wesley Kenzo Thierry Jimmy",
     50},
    {"Sri Lanka et Inde", 25, "SIVANESAN KUMAR SELVARAJAH THEVARAJAH SINGH PATEL KAUR RAJARATNAM",
     "SIVA SELVA THEVA RAJA KANDA PARAM NADA VIGNES MAHA GNANA ARUL SUNDARA",
     "RAJAH RATNAM NATHAN LINGAM KUMAR SAMY MOORTHY VELU SINGAM NESAN YOGAM", 76, 2, "_",
     "Abirami Kavitha Thanuja Priyanka Nivetha Sangavi Harini Keerthana Dharshika",
     "Arun Kajan Nirushan Vithursan Thanushan Pirathap Harpreet Sathiyan Abilash", 76},
    {"Madagascar", 20, "RAKOTO RABE RANDRIA RAZAFY RASOA ANDRIANA",
     "RAKOTO RANDRIA RAZAFI ANDRIA RASOLO RAHARI RAMANANA ANDRIAMA RABE",
     "NIRINA MALALA MANANA VELO NARIVO "
     "SON HARISOA MBOLA TSOA NJARA RISOA FARA ARISON",
     80, 1, "_", "Fanja Miora Hanitra Tiana Lalaina Voahirana Nirina Mialy",
     "Tojo Hery Tahina Fetra Mamy "
     "Rivo Andry Njaka Solofo",
     50},
}};

// Usual in France whatever the origin.
constexpr Origin kFrance = 0;

std::string_view nth(std::string_view words, std::size_t n) {
  while (n-- > 0) words.remove_prefix(words.find(' ') + 1);
  return words.substr(0, words.find(' '));
}

std::size_t count(std::string_view words) {
  std::size_t n = 1;
  for (const char c : words) n += c == ' ';
  return n;
}

std::string with_spaces(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    if (c == '_') c = ' ';
  return out;
}

std::string_view pick(Draws& draws, std::string_view words) { return nth(words, draws.below(count(words))); }

// The first ones of the list more often.
std::string_view pick_usual(Draws& draws, std::string_view words) {
  const std::size_t n = count(words);
  return nth(words, draws.chance(50) ? draws.below(n) : draws.below(n / 2 + 1));
}

std::string one_last_name(Draws& draws, const People& people) {
  if (!people.heads.empty() && draws.chance(people.composed)) {
    std::string name = with_spaces(pick(draws, people.heads));
    return name + with_spaces(pick(draws, people.tails));
  }
  return with_spaces(pick_usual(draws, people.names));
}

}  // namespace

Origin draw_origin(Draws& draws) {
  std::size_t all = 0;
  for (const People& each : kPeople) all += each.share;
  std::size_t at = draws.below(all);
  for (Origin i = 0; i < kPeople.size(); ++i) {
    if (at < kPeople[i].share) return i;
    at -= kPeople[i].share;
  }
  return kFrance;
}

std::string draw_last_name(Draws& draws, Origin origin) {
  const People& people = kPeople.at(origin);
  std::string name = one_last_name(draws, people);
  if (!draws.chance(people.doubled)) return name;
  const std::string other = one_last_name(draws, draws.chance(70) ? people : kPeople[kFrance]);
  return other == name ? name : name + with_spaces(people.between) + other;
}

std::string draw_first_name(Draws& draws, Origin origin, Sex sex) {
  const auto one = [&] {
    const People& people = draws.chance(kPeople.at(origin).own) ? kPeople.at(origin) : kPeople[kFrance];
    return with_spaces(pick_usual(draws, sex == Sex::female ? people.girls : people.boys));
  };
  std::string name = one();
  if (draws.chance(6)) {  // written with the second one
    const std::string second = one();
    if (second != name) name += (draws.chance(50) ? "-" : " ") + second;
  }
  return name;
}

}  // namespace samples
