"""Places, publishers, institutions and the like, for works that lack them when strings are made of them."""

PLACES = (
    "Berlin", "New York", "London", "Paris", "Frankfurt a. M.", "Frankfurt am Main", "Wiesbaden", "München",
    "Opladen", "Cambridge, MA", "Cambridge", "Oxford", "Tübingen", "Stuttgart", "Hamburg", "Göttingen", "Köln",
    "Bonn", "Wien", "Zürich", "Leipzig", "Weinheim", "Basel", "Bern", "Amsterdam", "Leiden", "Dordrecht",
    "Den Haag", "Milano", "Roma", "Torino", "Bologna", "Venezia", "Firenze", "Padova", "Napoli", "Madrid",
    "Barcelona", "México", "Buenos Aires", "Bogotá", "Lisboa", "São Paulo", "Rio de Janeiro", "Brasília",
    "Porto Alegre", "Washington, DC", "Washington", "Boston", "Chicago", "San Francisco", "Los Angeles", "Berkeley",
    "Princeton, NJ", "New Haven", "Stanford", "Hillsdale, NJ", "Thousand Oaks, CA", "Newbury Park", "Beverly Hills",
    "Englewood Cliffs", "Reading, MA", "Aldershot", "Harmondsworth", "Edinburgh", "Manchester", "Dublin", "Toronto",
    "Montréal", "Sydney", "Canberra", "Tokyo", "Beijing", "Singapore", "New Delhi", "Lyon", "Bruxelles", "Louvain",
    "Genève", "Rennes", "Strasbourg", "Toulouse", "Köln/Wien", "Berlin/New York", "Frankfurt/M.",
    "Frankfurt/New York", "Darmstadt", "Mannheim", "Nürnberg", "Freiburg i. Br.", "Heidelberg", "Bielefeld",
    "Reinbek", "Reinbek bei Hamburg", "Bad Heilbrunn", "Baden-Baden", "Kassel", "Münster", "Marburg", "Konstanz",
    "Düsseldorf", "Essen", "Hannover", "Bremen", "Kiel", "Jena", "Dresden", "Neuwied", "Paderborn", "Würzburg", "Graz",
    "Frankfurt", "Berlin und New York", "Weinheim und Basel", "Opladen & Farmington Hills", "Aix-en-Provence",
    "Grenoble", "Bordeaux", "Lausanne", "Bari", "Pisa", "Palermo", "Valencia", "Sevilla", "Santiago de Chile", "Lima",
    "Coimbra", "Porto", "Salvador", "Utrecht", "Groningen", "Antwerpen", "Leuven", "Copenhagen", "Stockholm",
    "Uppsala", "Helsinki", "Oslo", "Warszawa", "Prague", "Budapest", "Moscow", "Istanbul", "Jerusalem", "Cairo",
    "Cape Town", "Nairobi", "Mumbai", "Seoul", "Kyoto", "Melbourne", "Wellington", "Philadelphia", "Baltimore",
    "Minneapolis", "Ann Arbor", "Bloomington", "Durham, NC", "Ithaca", "Ithaca, NY", "Chapel Hill", "Garden City, NY",
    "Upper Saddle River, NJ", "Boca Raton, FL", "Westport, CT", "Austin", "Seattle", "Cleveland", "Menlo Park, CA",
    "Belmont, CA", "Homewood, IL", "Bethesda, MD", "St. Louis, MO", "Mahwah, NJ", "Lanham, MD", "Basingstoke",
    "Cheltenham", "Brighton", "Leeds", "Glasgow", "Woodbridge", "Farnham", "Hove", "Buckingham", "Carbondale",
)  # fmt: skip
PUBLISHERS = (
    "Suhrkamp", "Campus", "Campus Verlag", "Westdeutscher Verlag", "VS Verlag für Sozialwissenschaften",
    "Leske + Budrich", "Leske und Budrich", "Nomos", "Juventa", "Beltz", "Springer", "Springer VS", "Enke", "Mohr",
    "Mohr Siebeck", "Fischer", "Rowohlt", "Beck", "C.H. Beck", "Kohlhammer", "Vandenhoeck & Ruprecht",
    "Duncker & Humblot", "Huber", "Hogrefe", "Psychologie Verlags Union", "Lit", "LIT Verlag", "transcript", "UVK",
    "Sage", "Academic Press", "Wiley", "John Wiley & Sons", "McGraw-Hill", "Prentice Hall", "Addison-Wesley",
    "Morgan Kaufmann", "Elsevier", "North-Holland", "Kluwer", "Routledge", "Blackwell", "Palgrave Macmillan",
    "Macmillan", "Penguin", "Free Press", "Basic Books", "Harper & Row", "Norton", "W. W. Norton", "MIT Press",
    "Harvard University Press", "Yale University Press", "Princeton University Press",
    "University of Chicago Press", "Stanford University Press", "Oxford University Press",
    "Cambridge University Press", "Clarendon Press", "Brill", "Gallimard", "Seuil", "PUF",
    "Presses Universitaires de France", "L'Harmattan", "Einaudi", "Laterza", "Il Mulino", "Feltrinelli",
    "Mondadori", "Siglo XXI", "Fondo de Cultura Económica", "Alianza", "Vozes", "Atlas", "Martins Fontes", "Edusp",
    "Scribner", "Charles Scribner's Sons", "Vintage", "Vintage Books", "Knopf", "Alfred A. Knopf", "Random House",
    "Doubleday", "Viking", "Viking Press", "Farrar, Straus and Giroux", "HarperCollins", "Simon & Schuster",
    "Little, Brown", "Houghton Mifflin", "Pantheon Books", "Faber and Faber", "Faber & Faber", "Jonathan Cape",
    "Chatto & Windus", "Hutchinson", "Methuen", "Allen & Unwin", "Bloomsbury", "Verso", "Polity Press", "Zed Books",
    "Beacon Press", "Grove Press", "Schocken", "Holt, Rinehart and Winston", "Henry Holt", "Prentice-Hall", "Dover",
    "Thames & Hudson", "Boydell Press", "Ashgate", "Edward Elgar", "Berghahn Books", "Duke University Press",
    "Cornell University Press", "University of California Press", "Columbia University Press", "Octagon Books",
    "Johns Hopkins University Press", "Indiana University Press", "University of Toronto Press", "Greenwood Press",
    "Manchester University Press", "Edinburgh University Press", "University of Minnesota Press", "Ohio State UP",
    "Harvard UP", "Oxford UP", "Cambridge UP", "U of Chicago P", "Teubner", "Vieweg", "Oldenbourg", "Niemeyer",
    "de Gruyter", "Walter de Gruyter", "Peter Lang", "Böhlau", "Steiner", "Klett-Cotta", "Luchterhand", "Hanser",
    "Reclam", "Piper", "Ullstein", "Metzler", "Akademie Verlag", "Wallstein", "Herder", "Schöningh", "Waxmann",
    "Klinkhardt", "Winter", "Königshausen & Neumann", "Dietz", "Metropolis", "Berlin Verlag", "edition sigma",
    "Armand Colin", "La Découverte", "Fayard", "Hachette", "Vrin", "Droz", "Les Belles Lettres", "Karthala", "Payot",
    "Olschki", "Carocci", "Marsilio", "Bulzoni", "Franco Angeli", "Giuffrè", "Paidós", "Gredos", "Cátedra", "Tecnos",
    "Gedisa", "Ariel", "Cortez", "Zahar", "Companhia das Letras", "Mouton", "Rodopi", "Rowman & Littlefield",
    "Lawrence Erlbaum", "Erlbaum", "CRC Press", "Chapman & Hall", "Plenum Press", "Saunders", "Mosby", "Raven Press",
    "Lippincott Williams & Wilkins", "Thieme", "Karger", "Freeman", "W. H. Freeman", "Benjamin", "O'Reilly",
    "Almedina", "World Scientific", "IEEE", "ACM Press", "AAAI Press", "World Bank", "OECD",
)  # fmt: skip
GROUPS = (
    "World Health Organization", "OECD", "Statistisches Bundesamt", "UNESCO", "European Commission", "IBGE",
    "Bundesregierung", "Food and Agriculture Organization of the United Nations", "United Nations", "UNICEF",
    "International Food Policy Research Institute", "Ministry of Health", "American Psychological Association",
    "U.S. Environmental Protection Agency", "Centers for Disease Control and Prevention", "World Bank", "IPCC",
    "Bundesministerium für Bildung und Forschung", "Bundesministerium für Arbeit und Soziales",
    "Kultusministerkonferenz", "Deutsche Forschungsgemeinschaft", "Council of Europe",
    "National Institutes of Health", "Eurostat",
    "National Research Council", "Department of Education and Science", "Institut national de la statistique",
    "Ministère de l'Éducation nationale", "Ministerio de Salud", "Ministério da Saúde", "ISTAT", "R Core Team",
    "World Health Organization (WHO)", "Statistisches Bundesamt (Destatis)", "INSEE", "Amnesty International", "UNHCR",
    "United Nations Children's Fund (UNICEF)", "Bundesagentur für Arbeit", "Netflix", "Apple Inc.", "W3C",
    "United Nations High Commissioner for Refugees", "American Diabetes Association", "NICE", "Government of Canada",
)  # fmt: skip
UNIVERSITIES = (
    "Universität Bielefeld", "Freie Universität Berlin", "University of Michigan", "Université de Paris",
    "Universidad de Chile", "Universidade de São Paulo", "Università di Padova", "University of Oxford",
    "Universität zu Köln", "Stanford University", "Massachusetts Institute of Technology", "Universität Mannheim",
    "LMU München", "UCLA", "Universiteit van Amsterdam",
)  # fmt: skip
TOWNS = (
    "Aberdeen, Scotland", "Grenoble, France", "Toronto, Canada", "San Francisco, CA", "New York, NY", "Boston, MA",
    "Seattle, WA", "San Jose, CA, USA", "Montreal, Canada", "Vancouver, British Columbia", "Edinburgh, UK",
    "Tokyo, Japan", "Kyoto, Japan", "Seoul, Korea", "Beijing, China", "Hong Kong", "Singapore", "Sydney, Australia",
    "Paris, France", "Nice, France", "Berlin, Germany", "Dagstuhl, Germany", "Vienna, Austria", "Zurich, Switzerland",
    "Lisbon, Portugal", "Barcelona, Spain", "Rome, Italy", "Pisa, Italy", "Amsterdam, The Netherlands",
    "Copenhagen, Denmark", "Stockholm, Sweden", "Helsinki, Finland", "Prague, Czech Republic", "Budapest, Hungary",
    "Wroclaw, Poland", "Tehran, Iran", "Detroit, Michigan", "Las Vegas, NV", "Santa Fe, New Mexico", "London",
    "Ann Arbor", "Pittsburgh, PA", "Austin, Texas", "Chicago, IL",
)  # fmt: skip
INSTITUTIONS = (
    "Department of Computer Science, University of Maryland", "Computer Science Department, Stanford University",
    "Dept. of Computer Science, Cornell University", "Computer Laboratory, University of Cambridge",
    "School of Computer Science, Carnegie Mellon University", "Massachusetts Institute of Technology", "MIT",
    "IBM T. J. Watson Research Center", "Xerox Palo Alto Research Center", "AT&T Bell Laboratories", "INRIA",
    "International Computer Science Institute", "University of California, Berkeley", "RAND Corporation",
    "Institut für Soziologie, Universität Leipzig", "Mannheimer Zentrum für Europäische Sozialforschung",
    "Deutsches Jugendinstitut", "Wissenschaftszentrum Berlin für Sozialforschung", "World Bank", "OECD",
    "National Bureau of Economic Research", "CERN", "NASA", "Institut national d'études démographiques", "INED",
    "Instituto de Pesquisa Econômica Aplicada", "Politecnico di Milano", "US Geological Survey", "IZA", "DIW Berlin",
)  # fmt: skip
MEETING_PUBLISHERS = (
    "Morgan Kaufmann", "ACM", "ACM Press", "IEEE", "IEEE Press", "IEEE Computer Society", "Springer",
    "Springer-Verlag", "Springer, Heidelberg", "AAAI Press", "MIT Press", "Elsevier", "North-Holland", "SPIE",
    "World Scientific", "PMLR", "Kluwer", "USENIX Association",
)  # fmt: skip
SERIES = (
    "Lecture Notes in Computer Science", "LNCS", "Lecture Notes in Artificial Intelligence", "LNAI",
    "Lecture Notes in Mathematics", "IFIP Transactions", "AIP Conference Proceedings", "ASP Conference Series",
    "CEUR Workshop Proceedings", "Proceedings of SPIE", "Communications in Computer and Information Science",
)  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
BOOK_SERIES = (
    "Studien zur Sozialwissenschaft", "Schriften zur Bildungsforschung", "Forschungsberichte", "edition suhrkamp",
    "Beiträge zur Sozialforschung", "Historische Studien", "Pacific Linguistics", "Studies in Linguistics",
    "Oxford Monographs", "Cambridge Studies in Society", "Que sais-je?", "Colección Popular", "Biblioteca storica",
    "Series in Physics", "Wiley Series in Probability", "Graduate Texts in Mathematics", "Synthese Library",
)  # fmt: skip
THESES = {
    "en": ("Unpublished doctoral dissertation", "PhD diss.", "Doctoral thesis", "Unpublished master's thesis",
           "Ph.D. thesis", "MA thesis", "Bachelor thesis", "Ph.D. diss.", "Dissertation"),
    "de": ("Phil. Diss.", "Inaugural-Dissertation", "Unveröff. Diss.", "Unveröffentlichte Diplomarbeit",
           "Magisterarbeit", "Unveröff. Magisterarbeit", "Bachelorarbeit", "unveröff. Ms.", "Habil.-Schr."),
    "fr": ("Thèse de doctorat inédite", "thèse de doctorat", "Mémoire de maîtrise", "Thèse de 3e cycle",
           "thèse d'État"),
    "es": ("Tesis de doctorado", "Tesis de grado", "Tesis de licenciatura", "tesis doctoral inédita"),
    "pt": ("Tese (Doutorado em Saúde Pública)", "Dissertação (Mestrado em Educação)", "Tese de doutorado",
           "Dissertação de mestrado"),
    "it": ("Tesi di dottorato di ricerca", "tesi di laurea", "tesi di dottorato"),
    "nl": ("Doctoraatsproefschrift", "Masterscriptie", "academisch proefschrift"),
}  # fmt: skip
REPORTS = (
    "NASA Technical Memorandum", "World Bank Working Paper", "IZA Discussion Paper", "Policy Research Working Paper",
    "AI Memo", "Technical note", "Internal report", "Research Memorandum", "NBER Working Paper", "Research Paper",
    "Technical Report", "Tech. Rep.", "Progress Report", "ZUMA-Arbeitsbericht", "Arbeitspapier", "Working Papers",
    "Document de travail", "Occasional Paper", "WZB Discussion Paper", "Preprint", "Memorandum", "Report No.",
)  # fmt: skip
SITES = (
    "YouTube", "Twitter", "Facebook", "Wikipedia", "The Guardian", "BBC News", "Spiegel Online", "Zeit Online", "NPR",
    "The New York Times", "Le Monde", "El País", "Medium", "App Store", "TED", "Huffington Post", "Forbes", "CNN",
    "Psychology Today", "Süddeutsche Zeitung", "Folha de S.Paulo", "la Repubblica", "NOS", "GitHub", "Vimeo",
)  # fmt: skip
