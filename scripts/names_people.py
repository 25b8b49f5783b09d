"""Persons who are in no glossary: given names and surnames of eight languages, declined in sentences.

Women with a surname that a man of the glossary bears, namesakes, surnames one letter from a known one, and surnames
that look like places. Every translation is right, so every alarm is false.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from mtcheck.glossary import Entry
from mtcheck.glossary.entry import Gender, Kind
from mtcheck.glossary.inflect.forms import case_forms

__all__ = ["Bystander", "Damaged", "bystanders", "damaged", "made_men", "possessives", "romanised"]

CYRILLIC = frozenset({"uk", "ru", "bg", "sr-Cyrl"})


class Bystander(NamedTuple):
    """One sentence that is right. ``kind`` says how its person could be mistaken."""

    lang: str
    kind: str
    source: str
    translation: str


def _words(text: str) -> list[str]:
    return text.split()


GIVEN = {
    "sr": (
        _words("Dragan Goran Nenad Slobodan Vladimir Miroslav Zoran Petar Jovan Nikola Marko Stefan Milan Bojan Dejan Aleksandar Branko Radovan Predrag Vojislav"),
        _words("Dragana Gordana Jelena Marija Vesna Snežana Ljiljana Olivera Biljana Milica Tatjana Zorana Sonja Ivana Nataša Svetlana Dušica Mirjana Jasmina Radmila"),
    ),
    "hr": (
        _words("Tomislav Ivan Josip Ante Hrvoje Krešimir Zvonimir Davor Mladen Stjepan Dario Luka Mate Domagoj Damir Željko Vedran Filip Igor Robert"),
        _words("Ana Marija Ivana Katarina Petra Martina Marina Kristina Lucija Nikolina Renata Sanja Tihana Mirela Vlatka Zrinka Jasna Božica Anita Dubravka"),
    ),
    "bs": (
        _words("Emir Senad Adnan Mirsad Samir Nermin Haris Edin Kenan Fikret Zlatan Damir Jasmin Elvir Muamer Sead Nedim Almir Dino Armin"),
        _words("Amra Emina Lejla Selma Sabina Aida Azra Jasmina Merima Senada Mirela Amela Alma Elma Dženana Fatima Edina Nermina Sanela Belma"),
    ),
    "sl": (
        _words("Janez Marko Matej Luka Rok Gregor Tomaž Andrej Bojan Boštjan Uroš Aleš Primož Jože Matjaž Miha Borut Danilo Igor Anton"),
        _words("Mojca Maja Nina Špela Barbara Tina Katja Petra Andreja Nataša Urška Alenka Darja Simona Tanja Vesna Metka Polona Irena Tadeja"),
    ),
    "cs": (
        _words("Jan Petr Tomáš Jakub Martin Lukáš Michal Ondřej Vojtěch Radek Zdeněk Miroslav Jaroslav Josef Karel Marek Roman Aleš Libor Milan"),
        _words("Jana Petra Tereza Lenka Kateřina Lucie Eva Hana Martina Veronika Alena Jitka Ivana Markéta Zuzana Monika Michaela Klára Barbora Helena"),
    ),
    "uk": (
        _words("Андрій Олександр Сергій Володимир Микола Юрій Василь Іван Тарас Богдан Михайло Дмитро Віктор Роман Ігор Максим Павло Степан Остап Ярослав"),
        _words("Ольга Олена Наталія Ірина Світлана Тетяна Оксана Марія Людмила Галина Катерина Анна Юлія Надія Вікторія Лариса Зоряна Леся Соломія Христина"),
    ),
    "ru": (
        _words("Александр Сергей Дмитрий Андрей Алексей Максим Иван Михаил Николай Владимир Юрий Виктор Павел Роман Олег Игорь Антон Кирилл Степан Фёдор"),
        _words("Ольга Елена Наталья Ирина Светлана Татьяна Анна Мария Екатерина Людмила Юлия Марина Надежда Вера Лариса Галина Оксана Алла Полина Дарья"),
    ),
    "bg": (
        _words("Иван Георги Димитър Петър Николай Стоян Христо Тодор Васил Стефан Александър Пламен Красимир Румен Борис Калин Мартин Кирил Любомир Ивайло"),
        _words("Мария Иванка Елена Йорданка Пенка Росица Даниела Десислава Гергана Петя Виолетка Силвия Цветелина Ралица Надежда Красимира Снежана Албена Весела Таня"),
    ),
}  # fmt: skip
"""Men's and women's, as their language writes them."""

SURNAMES = {
    "sr": _words("Petrović Jovanović Nikolić Marković Savić Ilić Pavlović Milošević Đorđević Stojanović Kostić Popović Simić Lukić Mihajlović Stanković Tomić Ristić Vasić Šapić Lazić Obradović Filipović Vuković Perić Radović Babić Janković Todorović Aleksić Novaković Kovačević Mitrović Živković Stefanović Vučićević Vučetić Dačević Brnabović Dodić Spasojević Krivokapić Abazović Mandić Knežević Bečić Marović Perović Bulatović Đurović"),
    "hr": _words("Horvat Kovačević Babić Marić Novak Jurić Kovačić Vuković Knežević Marković Petrović Matić Tomić Pavlović Božić Blažević Grgić Pavić Radić Perić Filipović Šarić Lovrić Vidović Perković Popović Jukić Barišić Bošnjak Milanović Plenkić Grbin Tuđman Mesić Josipović Račan Sanader Kosor Grabar Tomašević Milinović Beljak Puljak Benčić Raspudić Butković Medved Marinović Božinović Anušić Pupovac"),
    "bs": _words("Hodžić Hadžić Delić Begić Omerović Mujić Halilović Husić Suljić Ibrahimović Osmanović Muratović Mehmedović Salihović Alić Ahmetović Karić Kovač Bašić Imamović Bećirović Izetbegović Komšić Dodik Cvijanović Konaković Forto Nikšić Zvizdić Džaferović Radončić Tegeltija Borjana Krišto Helez Bećir Dizdarević Lagumdžija Silajdžić Zukan Turković Isak Hadžikadić Košarac Amidžić Bevanda Čović Nešić Vukanović Stanivuković"),
    "sl": _words("Novak Horvat Kovačič Krajnc Zupančič Potočnik Kovač Mlakar Kos Vidmar Golob Turk Božič Kralj Zupan Bizjak Hribar Kotnik Kavčič Rozman Kastelic Oblak Petek Hočevar Žagar Kolar Košir Koren Zajc Medved Klemenčič Knez Pirc Logar Janša Fajon Bobnar Tonin Pahor Cerar Šarec Bratušek Jankovič Musar Klakočar Vrtovec Mesec Kordiš Počivalšek Hojs"),
    "cs": _words("Novák Svoboda Novotný Dvořák Černý Procházka Kučera Veselý Horák Němec Pokorný Marek Pospíšil Hájek Jelínek Král Růžička Beneš Fiala Sedláček Doležal Zeman Kolář Navrátil Čermák Vaněk Urban Blažek Kříž Kovář Bartoš Vlček Polák Musil Šimek Konečný Malý Holub Štěpánek Pavel Babiš Rakušan Lipavský Síkela Pekarová Hřib Okamura Bartošek Jurečka Schwarzenberg"),
    "uk": _words("Мельник Шевченко Коваленко Бондаренко Бойко Ткаченко Кравченко Ковальчук Коваль Олійник Шевчук Поліщук Ткачук Савченко Бондар Марченко Руденко Мороз Лисенко Петренко Клименко Павленко Кравчук Кузьменко Пономаренко Савчук Василенко Левченко Харченко Сидоренко Карпенко Гаврилюк Швець Мельничук Романюк Панченко Юрченко Кулеба Зеленський Порошенко Резніков Єрмак Данілов Залужний Буданов Сирський Федоров Стефанчук Умєров Сибіга Іванов"),
    "ru": _words("Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров Зайцев Соловьёв Борисов Яковлев Григорьев Романов Воробьёв Сергеев Кузьмин Фролов Александров Дмитриев Королёв Гусев Киселёв Ильин Максимов Поляков Сорокин Виноградов Ковалёв Белов Медведев Антонов Тарасов Жуков Баранов Филиппов Комаров Давыдов Беляев Герасимов Богданов Осипов Сидоров Матвеев Титов Марков Миронов Крылов Куликов Карпов Власов Мельников Денисов Гаврилов Тихонов Казаков Афанасьев Данилов Савельев Тимофеев Фомин Чернов Абрамов Мартынов Ефимов Федотов Щербаков Назаров Калинин Исаев Чернышёв Быков Маслов Родионов Коновалов Лазарев Воронин Климов Филатов Пономарёв Голубев Кудрявцев Прохоров Наумов Потапов Журавлёв Овчинников Трофимов Леонов Соболев Ермаков Колесников Гончаров Шойгу Лавров Путин Песков Белоусов Патрушев Мишустин Володин Навальный Набиуллина Кадыров"),
    "bg": _words("Иванов Георгиев Димитров Петров Николов Христов Стоянов Тодоров Илиев Ангелов Василев Атанасов Петков Йорданов Марков Колев Стефанов Маринов Костов Михайлов Радев Борисов Пеевски Петков Денков Желязков Главчев Кирилов Станишев Плевнелиев Първанов Костадинов Нинова Атанасова Василева Гешев Сарафов Цацаров Янев Донев Личев Данчев Горанов Караянчева Фандъкова Терзиев Занков Митов Божанов Лорер"),
}  # fmt: skip

LIKE_PLACES = {
    "sr": _words("Beogradac Novosadac Nišić Nišević Srbljak Srbinović Hrvatić Bosnić Bosanac Crnogorčević Albanić Arnautović Kosovac Kosanović Rimac Rimčević Romanić Romanović Moskovljević Kijevčanin Londrović Parisić Pariško Berlinić Bečić Bečanin Grčić Turković Mađar Makedonić Skopljanac Sarajlić Mostarac Zagrebac Splićanin Banjac Užičanin Valjevac Kragujević Somborac Šabanović Odesić Peškirić Indić Kinezović Japundžić"),
    "hr": _words("Hrvatin Bosnar Zagorac Splitski Riječan Zadrić Zadranin Osječki Sisak Siščan Karlovčan Pulić Rovinjski Dubrovčanin Rimanić Rimac Romić Parisi Londero Bečić Beč Mađarić Njemac Turčin Turković Grgurin Grčić Polić Poljak Čeh Čehić Slovak Rusan Rusić Moskov Srbić Srb Makedonac Albaneze Kosovec Kanada Indić"),
    "bs": _words("Sarajlić Mostarac Tuzlić Tuzlak Zeničanin Bihorac Bihać Travnjak Banjalučki Bosnić Bosanac Srebrenović Foča Fočić Goražda Vareš Varešlija Stambolić Turčinović Turković Rimac Misirlić Misir Egipić Bagdadlić Hindić Krajišnik Albinović Arnaut Arnautović Novljanin Livnjak Konjić Jajčanin Jajić"),
    "sl": _words("Ljubljanšek Mariborčan Celjan Celec Koprivec Koper Krajnc Kranjc Kranjec Gorican Štajerc Dunajc Dunaj Rimc Rimljan Romih Parizek Londner Berlinger Nemec Nemc Turk Turk Grk Poljak Čeh Slovak Rus Rusjan Horvat Hrvatin Srb Srbčič Bosnič Makedon Albanese Tirolec Bavarec"),
    "cs": _words("Pražák Pražan Brňák Brněnský Ostravský Plzák Polák Slovák Němec Rakušan Rus Rusňák Moravec Moravčík Slezák Čech Uher Maďar Turek Řehák Římský Říman Vídeňský Londýn Berlínský Pařízek Paris Španěl Holanďan Švéd Dánský Chorvát Srb Srbek Bosňák Albánský Kyjevský Moskva Odeský Lvovský Bulhar"),
    "uk": _words("Романюк Одеський Київський Львович Львів Харківський Полтавець Полтавський Херсонський Чернігівський Кримський Кримчак Донець Донецький Луганський Волинець Волинський Подоляк Литвин Литвиненко Поляк Польський Москаль Москаленко Московченко Мазур Турчин Турчинов Чехов Грек Греков Італьянський Венгер Угрин Угринюк Румун Румунчук Молдован Молдованенко Болгаров Сербин Сербін Хорват Німчук Німець Швед Шведов Іранський Індик Китаєв Ніколаєв Ніжинський"),
    "ru": _words("Николаев Львов Одесский Киевский Харьковский Полтавский Черниговский Крымов Крымский Донецкий Донцов Луганский Волынский Подольский Литвинов Литвин Поляков Польский Москвин Московский Рязанов Рязанцев Казанцев Казанский Тверской Пермяков Саратовский Самарин Самарский Астраханов Астахов Туров Турков Турчин Турчанинов Чехов Греков Итальянцев Венгеров Румынин Молдованов Болгаров Сербин Сербский Хорватов Немцов Немцев Шведов Ирановский Индейкин Китаев Лондонов Парижский Берлинский Варшавский Минский Минин Римский Романюк Сибирцев Уральский Уральцев Дунаев Дунайский Черногоров Македонский Албанский Невский Псковский Новгородцев Вяземский Можайский"),
    "bg": _words("Софийски Пловдивски Варненски Бургаски Русев Русенов Плевенски Плевнелиев Търновски Троянов Троянски Самоковски Македонски Сръбски Сърбинов Гърков Гръчки Турков Румънов Влахов Унгаров Немцов Немски Поляков Московски Москов Киевски Одески Римски Романов Романски Лондонски Парижки Берлински Варшавски Дунавски Дунавов Черногорски Албански Арнаудов Шопов Загорски Тракийски Добруджански Родопски"),
}  # fmt: skip

SENTENCES: dict[str, tuple[tuple[str, str | None, str], ...]] = {
    "sr": (
        ("{m} {n} izjavio je juče da će odluka biti doneta u petak.", "{w} {n} izjavila je juče da će odluka biti doneta u petak.", "{n} said yesterday that the decision would be made on Friday."),
        ("Novinari su razgovarali sa {i} o novom zakonu.", None, "Journalists talked to {n} about the new law."),
        ("Prema rečima {g}, posao još nije završen.", None, "According to {n}, the work is not finished yet."),
        ("Nagradu je dobio {n} iz susednog grada.", "Nagradu je dobila {n} iz susednog grada.", "The award went to {n} from the neighbouring town."),
    ),
    "sl": (
        ("{n} je včeraj povedal, da bo odločitev sprejeta v petek.", "{n} je včeraj povedala, da bo odločitev sprejeta v petek.", "{n} said yesterday that the decision would be made on Friday."),
        ("Nagrado je prejel {n} iz sosednjega mesta.", "Nagrado je prejela {n} iz sosednjega mesta.", "The award went to {n} from the neighbouring town."),
        ("Direktor je {n}, ki podjetje vodi že tri leta.", "Direktorica je {n}, ki podjetje vodi že tri leta.", "The director is {n}, who has led the company for three years."),
    ),
    "cs": (
        ("{n} včera řekl, že rozhodnutí padne v pátek.", "{n} včera řekla, že rozhodnutí padne v pátek.", "{n} said yesterday that the decision would be made on Friday."),
        ("Cenu získal {n} ze sousedního města.", "Cenu získala {n} ze sousedního města.", "The award went to {n} from the neighbouring town."),
        ("Ředitelem je {n}, který firmu vede tři roky.", "Ředitelkou je {n}, která firmu vede tři roky.", "The director is {n}, who has led the company for three years."),
    ),
    "uk": (
        ("Вчора {n} заявив, що рішення ухвалять у п’ятницю.", "Вчора {n} заявила, що рішення ухвалять у п’ятницю.", "Yesterday {n} said that the decision would be made on Friday."),
        ("Журналісти поговорили з {i} про новий закон.", None, "Journalists talked to {n} about the new law."),
        ("За словами {g}, роботу ще не завершено.", None, "According to {n}, the work is not finished yet."),
        ("Суддя {n} відмовився від коментарів.", "Суддя {n} відмовилася від коментарів.", "Judge {n} declined to comment."),
    ),
    "ru": (
        ("Вчера {n} заявил, что решение примут в пятницу.", "Вчера {n} заявила, что решение примут в пятницу.", "Yesterday {n} said that the decision would be made on Friday."),
        ("Журналисты поговорили с {i} о новом законе.", None, "Journalists talked to {n} about the new law."),
        ("По словам {g}, работа ещё не закончена.", None, "According to {n}, the work is not finished yet."),
        ("Судья {n} отказался от комментариев.", "Судья {n} отказалась от комментариев.", "Judge {n} declined to comment."),
    ),
    "bg": (
        ("Вчера {n} заяви, че решението ще бъде взето в петък.", None, "Yesterday {n} said that the decision would be made on Friday."),
        ("Журналисти разговаряха с {n} за новия закон.", None, "Journalists talked to {n} about the new law."),
        ("Съдия {n} отказа коментар.", None, "Judge {n} declined to comment."),
    ),
}  # fmt: skip
"""For a man, for a woman (None: the same), and in English; ``{n} {g} {i}`` are nominative, genitive, instrumental."""
SENTENCES["sr"] = tuple(
    (man.replace("{m} ", ""), woman and woman.replace("{w} ", ""), en) for man, woman, en in SENTENCES["sr"]
)
SENTENCES["hr"] = SENTENCES["bs"] = SENTENCES["sr"]

_ROMAN = {
    "ru": dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", ["a", "b", "v", "g", "d", "e", "yo", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "_", "y", "_", "e", "yu", "ya"], strict=True)),
    "uk": dict(zip("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", ["a", "b", "v", "h", "g", "d", "e", "ie", "zh", "z", "y", "i", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "_", "iu", "ia"], strict=True)),
    "bg": dict(zip("абвгдежзийклмнопрстуфхцчшщъьюя", ["a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "ts", "ch", "sh", "sht", "a", "y", "yu", "ya"], strict=True)),
}  # fmt: skip
_UK_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def romanised(name: str, lang: str) -> str:
    """A name as English papers write it: KMU 2010 for Ukrainian, the transliteration law for Bulgarian, BGN for
    Russian; Latin script stays."""
    table = _ROMAN.get(lang)
    if table is None:
        return name
    written = []
    for word in name.split():
        low = word.lower()
        if lang == "uk":
            low = low.replace("зг", "zgh")
        text = "".join(
            (_UK_FIRST.get(char, table.get(char, char)) if lang == "uk" and not place else table.get(char, char))
            for place, char in enumerate(low)
        ).replace("_", "")
        if lang == "ru":
            text = text[:-2] + "y" if text.endswith(("iy", "yy")) else text
            text = text.replace("ksand", "xand") if text.startswith("aleksand") else text
        if lang == "bg" and low.endswith("ия"):
            text = text.removesuffix("iya") + "ia"
        if lang == "uk" and low.endswith("ський"):
            text = text.removesuffix("skyi") + "skyi"
        written.append(text[:1].upper() + text[1:])
    return " ".join(written)


def feminine(surname: str, lang: str) -> str:
    """What a man's sister is called."""
    if lang == "cs":
        if surname.endswith("ý"):
            return surname[:-1] + "á"
        if surname.endswith("á"):
            return surname
        stem = surname.removesuffix("a")
        if surname.endswith(("ek", "ec")):
            stem = surname[:-2] + surname[-1]
        return stem + "ová"
    if lang in {"ru", "uk", "bg"}:
        if surname.endswith(("ов", "ев", "ёв", "єв", "ин", "ін", "їн")):
            return surname + "а"
        for man, woman in (
            ("ский", "ская"),
            ("цкий", "цкая"),
            ("ський", "ська"),
            ("цький", "цька"),
            ("ски", "ска"),
            ("ный", "ная"),
            ("ний", "на"),
            ("ской", "ская"),
            ("ки", "ка"),
        ):
            if surname.endswith(man):
                return surname.removesuffix(man) + woman
    return surname


def bystanders(per_language: int, part: str = "test", seed: int = 3) -> Iterator[Bystander]:
    """So many for each kind and language: women, namesakes (men) and surnames like places (men and women).

    The names of the parts ``"fit"`` and ``"test"`` are others.
    """
    chooser = random.Random(seed)
    for lang in SENTENCES:
        for kind in ("woman", "namesake", "like a place"):
            for _ in range(per_language):
                surname = chooser.choice(_of(part, (LIKE_PLACES if kind == "like a place" else SURNAMES)[lang]))
                woman = kind == "woman" or (kind == "like a place" and chooser.random() < 0.5)
                yield _one(lang, kind, chooser, surname, _of(part, GIVEN[lang][woman]), woman=woman)


def _of(part: str, names: Sequence[str]) -> list[str]:
    return [name for name in names if _is_of(part, name)]


def _is_of(part: str, name: str) -> bool:
    return crc32(name.encode()) % 2 == (part == "test")


def _one(
    lang: str, kind: str, chooser: random.Random, surname: str, given_names: Sequence[str], *, woman: bool
) -> Bystander:
    given = chooser.choice(given_names)
    surname = feminine(surname, lang) if woman else surname
    man, for_woman, english = chooser.choice(SENTENCES[lang])
    name = f"{given} {surname}"
    forms = {"n": name, "g": name, "i": name}
    entry = Entry(name, Kind.PERSON, ((lang, name),), gender=Gender.FEMININE if woman else Gender.MASCULINE)
    for form in case_forms(entry):
        cases = dict(form.cases)
        forms["g"] = cases.get("genitive", (name,))[0]
        forms["i"] = cases.get("instrumental", (name,))[0]
    source = (for_woman if woman and for_woman else man).format(**forms)
    return Bystander(lang, kind, source, english.format(n=romanised(name, lang)))


class Damaged(NamedTuple):
    """One sentence whose name was damaged as engines do it, or left as it is (``right`` is "")."""

    lang: str
    kind: str
    source: str
    translation: str
    wrong: str
    right: str


MORE_SENTENCES = {
    "sr": (
        ("Govorio je o {l} i o budućnosti regiona.", "He spoke about {n} and the future of the region."),
        ("Delegacija je juče otputovala iz {g}.", "The delegation left {n} yesterday."),
        ("Predsednik je pisao {d} prošle nedelje.", "The president wrote to {n} last week."),
        ("Sastanak sa {i} trajao je dva sata.", "The meeting with {n} lasted two hours."),
        ("Podrška {d} i dalje raste.", "Support for {n} is still growing."),
        ("{n} je ponovo u središtu pažnje.", "{n} is in the spotlight again."),
    ),
    "uk": (
        ("Він говорив про {a} і майбутнє регіону.", "He spoke about {n} and the future of the region."),
        ("Делегація вчора повернулася з {g}.", "The delegation returned from {n} yesterday."),
        ("Президент написав {d} минулого тижня.", "The president wrote to {n} last week."),
        ("Зустріч із {i} тривала дві години.", "The meeting with {n} lasted two hours."),
        ("Підтримка {g} зростає.", "Support for {n} is growing."),
        ("{n} знову в центрі уваги.", "{n} is in the spotlight again."),
    ),
    "ru": (
        ("Он говорил о {l} и о будущем региона.", "He spoke about {n} and the future of the region."),
        ("Делегация вчера вернулась из {g}.", "The delegation returned from {n} yesterday."),
        ("Президент написал {d} на прошлой неделе.", "The president wrote to {n} last week."),
        ("Встреча с {i} длилась два часа.", "The meeting with {n} lasted two hours."),
        ("Поддержка {g} растёт.", "Support for {n} is growing."),
        ("{n} снова в центре внимания.", "{n} is in the spotlight again."),
    ),
}  # fmt: skip
MORE_SENTENCES["hr"] = MORE_SENTENCES["bs"] = MORE_SENTENCES["sr"]
_CASES = {"g": "genitive", "d": "dative", "a": "accusative", "l": "locative", "i": "instrumental"}


def damaged(entries: Sequence[Entry], per_language: int, part: str, seed: int = 5) -> Iterator[Damaged]:
    """Persons and places of a glossary in sentences, in all cases; half of them damaged in their last word."""
    usable = {entry.name: entry for entry in entries if _is_usable(entry) and _is_of(part, entry.name)}
    for lang, sentences in MORE_SENTENCES.items():
        for name, chooser in _drawn(usable, per_language, f"{seed} {lang}"):
            found = next((forms for forms in case_forms(usable[name]) if forms.language == _tag(lang)), None)
            if found is None:
                continue
            source, english = chooser.choice(sentences)
            cases = {case: forms[0] for case, forms in found.cases}
            forms = {letter: cases.get(case, found.nominative) for letter, case in _CASES.items()} | {
                "n": found.nominative
            }
            first, _, last = name.rpartition(" ")
            wrong = _broken(last, chooser) if chooser.random() < 0.5 else last
            written = f"{first} {wrong}".strip()
            kind = "damaged" if wrong != last else "whole"
            yield Damaged(
                lang,
                kind,
                source.format(**forms),
                english.format(n=written),
                *((wrong, last) if wrong != last else ("", "")),
            )


def _drawn(names: Iterable[str], count: int, seed: str) -> Iterator[tuple[str, random.Random]]:
    """This many of the names, each with chance of its own: names that come or go leave the draws of the others as they
    are."""
    ranked = []
    for name in sorted(names):
        chooser = random.Random(f"{seed} {name}")
        ranked.append((chooser.random(), name, chooser))
    for _, name, chooser in sorted(ranked, key=lambda one: one[:2])[:count]:
        yield name, chooser


POSSESSIVES = (
    ("{p} izjava bila je kratka.", "The {n} statement was short."),
    ("Očekuje se {p} odluka.", "The {n} decision is expected."),
    ("Čula se i {p} poruka.", "{n} message was heard too."),
)


def possessives(entries: Sequence[Entry], per_language: int, part: str, seed: int = 8) -> Iterator[Damaged]:
    """Surnames in the possessive of Serbo-Croatian, left so in half of the sentences (*Kulebina izjava*)."""
    surnames = {entry.name.split()[-1] for entry in entries if _is_usable(entry) and entry.kind is Kind.PERSON}
    usable = [name for name in surnames if _is_of(part, name) and name[-1] not in "eiouy"]
    for lang in ("sr", "hr", "bs"):
        for name, chooser in _drawn(usable, per_language, f"{seed} {lang}"):
            soft = name.endswith(("c", "j", "s", "z", "ch", "sh"))
            form = name[:-1] + "ina" if name.endswith("a") else name + ("eva" if soft else "ova")
            source, english = chooser.choice(POSSESSIVES)
            said = form if chooser.random() < 0.5 else name + "'s"
            damage = (form, name) if said == form else ("", "")
            yield Damaged(lang, "possessive", source.format(p=form), english.format(n=said), *damage)


def made_men(per_language: int, part: str, seed: int = 6) -> Iterator[Damaged]:
    """Women whose surname a translation gives as a man's (*Olga Ivanov*)."""
    chooser = random.Random(seed)
    for lang in ("ru", "uk", "bg", "cs"):
        for _ in range(per_language):
            surname = chooser.choice(_of(part, SURNAMES[lang]))
            if feminine(surname, lang) == surname:
                continue
            person = _one(lang, "woman", chooser, surname, _of(part, GIVEN[lang][True]), woman=True)
            right, wrong = romanised(feminine(surname, lang), lang), romanised(surname, lang)
            yield Damaged(lang, "made a man", person.source, person.translation.replace(right, wrong), wrong, right)


def _tag(lang: str) -> str:
    return "sr" if lang in {"hr", "bs"} else lang


def _is_usable(entry: Entry) -> bool:
    return entry.kind in {Kind.PERSON, Kind.PLACE} and len(entry.name.split()[-1]) > 3 and entry.name.isascii()


def _broken(name: str, chooser: random.Random) -> str:
    """A name as an engine may leave it: an ending taken off or left on, another nominative, a slip."""
    vowel = name[-1] in "aeio"
    way = chooser.random()
    doubled = next((n for n in range(1, len(name) - 1) if name[n] in "slnrtkpm" and name[n] != name[n + 1]), None)
    if way < 0.12:
        other = (
            name.replace("ie", "e").replace("yi", "i").replace("y", "i")
            if chooser.random() < 0.5
            else name.replace("i", "y")
        )
        return other if other != name else name[: (doubled or 1) + 1] + name[(doubled or 1) :]
    if way < 0.45:
        return name[:-1] if vowel else name + chooser.choice(("a", "a", "o"))
    if way < 0.7:
        return (name[:-1] if vowel else name) + chooser.choice(
            ("om", "u", "a", "i", "em", "oj", "e") if not vowel else ("om", "u", "i", "oj", "e", "y")
        )
    if way < 0.85:
        return name[:-1] + chooser.choice("aeio".replace(name[-1], "")) if vowel else name + chooser.choice(("a", "e"))
    place = chooser.randrange(1, len(name) - 1)
    return name[:place] + chooser.choice(
        (name[place + 1 :], name[place] + name[place:], chooser.choice("aeiou") + name[place + 1 :])
    )
