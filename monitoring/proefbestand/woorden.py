"""What invented persons are called, and sentences for the texts about them."""

VOORNAMEN = (
    "Aaliyah Adam Amber Amina Anouk Bas Bilal Bram Britt Daan Dewi Dylan Emma Esra Faysel Femke Finn Hamza Hasan"
    " Ilse Imane Isa Jada Jamal Jayden Jayson Jeroen Jesse Jill Joris Kevin Kyra Lars Lieke Lotte Luuk Marc Mees"
    " Meryem Milan Mohammed Nadia Naomi Nina Noor Omar Quinten Rachid Romy Ruben Ruud Sanne Sem Shanice Sofia Stijn"
    " Thijs Tygo Yara Younes Youssef Yusuf Zoë Zara"
).split()
TUSSENVOEGSELS = ("", "", "", "", "", "van", "de", "van der", "el", "van den")
ACHTERNAMEN = (
    "Aarts Abdi Akkerman Amrani Aydin Bakker Bakri Beek Berg Boer Bos Bosman Bouali Brouwer Celik Dekker Demir Dijk"
    " Dölle Driessen Evers Faber Gerritsen Graaf Groot Haan Haddou Hendriks Heuvel Hoekstra Hofman Huisman Jacobs"
    " Jansen Kaya Koning Kok Kramer Kuipers Lammers Leeuw Maas Martina Meijer Mulder Nguyen Oosterhuis Özdemir Peters"
    " Pinas Postma Prins Ramdin Reyes Roos Sahin Schouten Smit Smits Tahiri Timmer Veen Verbeek Vermeer Visser Vos"
    " Wal Willems Wit Yilmaz Zijlstra Zwart"
).split()
ROEPNAMEN = (
    "Ab Abi Benji Boy Dani Fay Jay Jootje Kay Kiki Lo Luca Mo Nick Ollie Ravi Sam Tess Tim Yo Zed".split()
)
STRAATNAMEN = (
    "Bolle;Flits;Grote Beer;J-Kid;Kleine Tijger;Kobra;Krul;Lange;Linke;Maan;Prof;Ratel;Rooie;Schaduw;Sneeuw;Stille;"
    "Suiker;Tank;Vos;Zes-Negen"
).split(";")
WIJKEN = "Buytenwegh;Centrum;Meerzicht;Noordhove;Oosterheem;Palenstein;Rokkeveen;Seghwaert;Dorp".split(";")
PARTNERS = (
    ("politie", "politie", "veiligheid"),
    ("jongerenwerk", "jongerenwerk", "zorg"),
    ("jeugdbescherming", "jeugdbescherming", "zorg"),
    ("openbaar ministerie", "justitie", "veiligheid"),
    ("reclassering", "reclassering", "veiligheid"),
    ("leerplicht", "onderwijs", "onderwijs"),
    ("Veilig Thuis", "zorg", "zorg"),
    ("wijkzorg", "zorg", "zorg"),
    ("Halt", "justitie", "veiligheid"),
    ("GGZ", "zorg", "zorg"),
    ("woonstichting", "wonen", "wonen"),
    ("schuldhulp", "zorg", "zorg"),
    ("verslavingszorg", "zorg", "zorg"),
    ("mbo", "onderwijs", "onderwijs"),
    ("voortgezet onderwijs", "onderwijs", "onderwijs"),
    ("forensische zorg", "zorg", "zorg"),
    ("maatschappelijk werk", "zorg", "zorg"),
)
ZINNEN = (
    "Er waren drie meldingen in twee maanden, steeds op dezelfde plek.",
    "Thuis loopt het contact moeizaam; er is weinig overzicht.",
    "Op school gaat het sinds de zomer beter, maar de aanwezigheid wisselt.",
    "De afspraken van vorige keer zijn voor het grootste deel nagekomen.",
    "Er is een schuld die oploopt en waar nog geen regeling voor is.",
    "De vriendengroep trekt vaak naar het winkelcentrum en blijft daar tot laat.",
    "Werk lukt enkele dagen per week; de begeleider is daarover tevreden.",
    "De ouders vragen om hulp en staan open voor een gesprek.",
    "Het laatste gesprek was open: er is zicht op wat nodig is.",
    "Een vaste dagbesteding ontbreekt nog; er staat een intake gepland.",
    "De zorg is gestart en wordt elke zes weken besproken.",
    "Er is nog geen zicht op waar het geld vandaan komt.",
)
TAKEN = (
    "Bezoek de persoon thuis en bespreek wat nodig is.",
    "Regel een intake en meld de datum terug.",
    "Vraag na of de schuldregeling loopt.",
    "Spreek met school af wie dagelijks contact houdt.",
    "Houd de komende maand extra toezicht op de vaste plek.",
    "Maak een afspraak met de ouders over de avonden.",
)
BRONNEN = (
    "eigen registratie",
    "gesprek met de persoon",
    "gesprek met de ouders",
    "melding",
    "dossier",
    "huisbezoek",
)
