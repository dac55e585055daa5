"""What places.py needs and no open list gives: written by hand, facts only (CC0-1.0)."""

# ISO code -> display name, where it is not the CLDR one.
COUNTRY_NAMES = {
    "MM": "Myanmar", "CI": "Ivory Coast", "CZ": "Czech Republic", "TR": "Turkey", "HK": "Hong Kong", "MO": "Macau",
    "BA": "Bosnia and Herzegovina", "CG": "Republic of the Congo", "CD": "Democratic Republic of the Congo",
    "PS": "Palestine", "TT": "Trinidad and Tobago", "AG": "Antigua and Barbuda", "KN": "Saint Kitts and Nevis",
    "VC": "Saint Vincent and the Grenadines", "LC": "Saint Lucia", "ST": "Sao Tome and Principe", "TL": "East Timor",
    "CV": "Cape Verde", "VA": "Vatican City", "SH": "Saint Helena", "PM": "Saint Pierre and Miquelon",
    "BL": "Saint Barthelemy", "MF": "Saint Martin", "RE": "Reunion", "CW": "Curacao", "AX": "Aland Islands",
    "VI": "U.S. Virgin Islands", "TC": "Turks and Caicos Islands", "WF": "Wallis and Futuna", "UM": "U.S. Minor Outlying Islands",
    "SJ": "Svalbard and Jan Mayen", "GS": "South Georgia and the South Sandwich Islands", "HM": "Heard and McDonald Islands",
    "FK": "Falkland Islands", "CC": "Cocos Islands", "XK": "Kosovo", "US": "United States", "GB": "United Kingdom", "BQ": "Caribbean Netherlands", "MK": "North Macedonia", "SZ": "Eswatini",
}
COUNTRY_IDS = {"NL": "Q55"}  # the country; the sources have the Kingdom of the Netherlands (Q29999)

COUNTRY_ALIASES = {
    "US": "United States of America|U.S.|US|USA|U.S.A.|U. S.|America|the States",
    "GB": "UK|U.K.|Britain|Great Britain|United Kingdom of Great Britain and Northern Ireland",
    "AE": "UAE|U.A.E.|Emirates|Emirate", "CD": "DRC|D.R.C.|DR Congo|D.R. Congo|Congo-Kinshasa|Congo Kinshasa|Zaire|Democratic Republic of Congo|Congo",
    "CG": "Congo-Brazzaville|Congo Brazzaville|Republic of Congo|Congo Republic", "RU": "Russian Federation|USSR|U.S.S.R.|Soviet Union|Soviet Russia",
    "KR": "South Korea|Republic of Korea|S. Korea|Korea", "KP": "North Korea|Democratic People's Republic of Korea|DPRK|D.P.R.K.|N. Korea",
    "CN": "People's Republic of China|PRC|P.R.C.|Mainland China|mainland China|Communist China", "TW": "Republic of China|Chinese Taipei|Formosa",
    "MM": "Burma|Union of Myanmar", "CI": "Côte d’Ivoire|Cote d'Ivoire|Cote D'Ivoire", "NL": "Holland|the Netherlands|Kingdom of the Netherlands",
    "SZ": "Swaziland|Kingdom of Eswatini", "GM": "the Gambia", "BS": "the Bahamas", "MK": "Macedonia|FYROM|Republic of Macedonia|former Yugoslav Republic of Macedonia",
    "TL": "Timor-Leste|Timor Leste|Timor", "CV": "Cabo Verde", "CZ": "Czechia|Czech", "TR": "Türkiye|Turkiye|Republic of Türkiye", "IR": "Islamic Republic of Iran|Islamic Republic|Persia",
    "VA": "Vatican|Holy See|Vatican City State|the Vatican", "PS": "Palestinian Territories|Palestinian territories|State of Palestine|Occupied Palestinian Territory|Palestinian Authority areas",
    "LK": "Ceylon", "KH": "Kampuchea|Kingdom of Cambodia", "BF": "Upper Volta|Burkina", "BJ": "Dahomey", "ZW": "Rhodesia", "ZM": "Northern Rhodesia",
    "BY": "Byelorussia|Belorussia", "MD": "Moldavia|Republic of Moldova", "BA": "Bosnia|Bosnia-Herzegovina|Bosnia & Herzegovina|BiH", "SY": "Syrian Arab Republic",
    "LA": "Lao People's Democratic Republic|Lao PDR", "VN": "Viet Nam|Socialist Republic of Vietnam", "BN": "Brunei Darussalam", "TZ": "United Republic of Tanzania|Tanganyika",
    "SA": "Kingdom of Saudi Arabia|KSA|Saudi", "NZ": "Aotearoa|N.Z.|NZ", "IE": "Republic of Ireland|Irish Republic|Eire", "CF": "Central African Rep.|C.A.R.", "DO": "Dominican Rep.",
    "PG": "Papua New-Guinea|PNG", "TT": "Trinidad & Tobago|Trinidad|Tobago", "AG": "Antigua & Barbuda|Antigua|Barbuda", "KN": "St. Kitts and Nevis|St Kitts and Nevis|Saint Kitts|St. Kitts|St. Kitts & Nevis|Nevis",
    "VC": "St. Vincent and the Grenadines|St Vincent and the Grenadines|St. Vincent|Saint Vincent|St. Vincent & the Grenadines", "LC": "St. Lucia|St Lucia",
    "ST": "São Tomé and Príncipe|São Tomé & Príncipe|Sao Tome & Principe|São Tomé", "GW": "Guinea Bissau", "GQ": "Eq. Guinea", "DE": "Federal Republic of Germany|West Germany|East Germany|German Democratic Republic",
    "RS": "Republic of Serbia", "ME": "Republic of Montenegro", "FM": "Federated States of Micronesia|FSM", "MV": "the Maldives|Maldive Islands", "PH": "the Philippines|Republic of the Philippines|PH",
    "SD": "the Sudan|Republic of the Sudan", "SS": "Republic of South Sudan|S. Sudan", "EH": "Sahrawi Republic|Sahrawi Arab Democratic Republic", "ZA": "Republic of South Africa|RSA|S. Africa", "SV": "Republic of El Salvador|Salvador",
    "UA": "the Ukraine", "LB": "the Lebanon", "AR": "Argentine Republic|the Argentine", "VE": "Bolivarian Republic of Venezuela", "BO": "Plurinational State of Bolivia", "SG": "Republic of Singapore",
    "VI": "US Virgin Islands|United States Virgin Islands|Virgin Islands|USVI|V.I.", "VG": "BVI|British Virgin Is.", "PR": "P.R.|Commonwealth of Puerto Rico|Porto Rico", "FK": "Falklands|Malvinas|Islas Malvinas|Falkland Is.",
    "HK": "Hongkong|Hong Kong SAR|HKSAR", "MO": "Macao|Macao SAR", "KY": "Caymans|Cayman Is.", "TC": "Turks and Caicos|Turks & Caicos|Turks & Caicos Islands", "SH": "St. Helena|St Helena|Ascension Island|Tristan da Cunha", "PM": "St. Pierre and Miquelon|St. Pierre & Miquelon|St Pierre and Miquelon",
    "BL": "St. Barts|St. Barths|St Barts|St. Barthélemy|Saint Barthélemy", "MF": "St. Martin", "SX": "St. Maarten|Sint Maarten|St Maarten", "RE": "Réunion|La Réunion", "CW": "Curaçao", "AX": "Åland Islands|Åland|Aland", "SJ": "Svalbard|Spitsbergen|Jan Mayen",
    "GF": "Guyane", "PF": "Tahiti", "NC": "Kanaky", "GP": "Guadaloupe", "CC": "Cocos (Keeling) Islands|Keeling Islands", "MP": "Northern Marianas|CNMI|Mariana Islands", "AS": "Am. Samoa", "WS": "Western Samoa", "XK": "Republic of Kosovo|Kosova|Kosovo and Metohija",
    "GL": "Kalaallit Nunaat", "FO": "Faroes|Faeroe Islands|Faroe Is.", "IM": "Isle of Mann", "SB": "Solomons", "CK": "Cooks", "WF": "Wallis & Futuna", "GS": "South Georgia|South Sandwich Islands", "HM": "Heard Island and McDonald Islands|Heard & McDonald Islands", "UM": "U.S. Outlying Islands",
    "IO": "Chagos Archipelago|Chagos Islands|Diego Garcia|BIOT", "JP": "Nippon", "TH": "Siam", "ET": "Abyssinia", "ER": "State of Eritrea", "AU": "Commonwealth of Australia|Oz", "IN": "Republic of India|Bharat", "KG": "Kyrgyz Republic|Kirghizia|Kirgizstan", "KZ": "Kazakstan|Khazakhstan", "TM": "Turkmenia", "TJ": "Tadzhikistan", "RO": "Rumania|Roumania", "HR": "Hrvatska|Republic of Croatia", "SI": "Republic of Slovenia", "SK": "Slovak Republic", "EE": "Estonian Republic", "BZ": "British Honduras", "GY": "British Guiana", "SR": "Dutch Guiana|Surinam", "CU": "Republic of Cuba", "MX": "United Mexican States|Méjico", "CA": "Dominion of Canada", "KW": "State of Kuwait", "QA": "State of Qatar", "IL": "State of Israel", "JO": "Hashemite Kingdom of Jordan", "YE": "Republic of Yemen|Yemen Arab Republic|South Yemen|North Yemen", "SO": "Somali Republic|Federal Republic of Somalia", "MG": "Malagasy Republic|Malagasy", "MW": "Nyasaland", "BW": "Bechuanaland", "LS": "Basutoland", "NA": "South West Africa|South-West Africa", "GH": "Gold Coast", "ML": "French Sudan", "DJ": "French Somaliland", "BI": "Urundi", "VU": "New Hebrides", "KI": "Gilbert Islands", "TV": "Ellice Islands",
}
# Aliases that another source calls the country's but an English text does not.
COUNTRY_ALIASES_NOT = {"the States", "Oz", "Emirate", "Czech", "Saudi", "PH", "Malagasy", "Cooks", "Salvador", "Gold Coast", "Urundi", "Timor"}
# Where the middle of the land is far from the middle of its towns, or the source gives a rounded or a different point.
CENTRES = {
    "US": (39.8283, -98.5795), "FR": (46, 2), "AU": (-25.61, 134.355), "IN": (21.15, 79.09),
    "CA.01": (55, -115), "CA.02": (54, -125), "CA.03": (55, -97), "CA.08": (50, -85), "CA.10": (53, -70), "CA.11": (54, -106),
    "US.AK": (64, -152), "AU.02": (-32.2, 147), "AU.04": (-22.5, 144.5), "AU.08": (-25.5, 122.5),
}
XK = ("XKX", 42.5833, 21.0, 831053, "Q1246", "Pristina", "Europe")

CANADA = {  # name: (postal, AP and other short forms)
    "Alberta": ("AB", "Alta."), "British Columbia": ("BC", "B.C."), "Manitoba": ("MB", "Man."), "New Brunswick": ("NB", "N.B."),
    "Newfoundland and Labrador": ("NL", "N.L.|Nfld.|Newfoundland|Labrador|Newfoundland & Labrador"), "Nova Scotia": ("NS", "N.S."),
    "Ontario": ("ON", "Ont."), "Prince Edward Island": ("PE", "P.E.I.|PEI"), "Quebec": ("QC", "Que.|Québec|Province of Quebec"),
    "Saskatchewan": ("SK", "Sask."), "Northwest Territories": ("NT", "N.W.T.|NWT"), "Nunavut": ("NU", ""), "Yukon": ("YT", "Yukon Territory|Y.T."),
}
ADMIN1_ALIASES = {
    "US.DC": "District of Columbia|D.C.|DC", "US.CA": "Cal.|Cali", "US.PA": "Penna.|Penn.", "US.NY": "New York State", "US.WA": "Washington State|Washington state", "US.HI": "Hawai’i", "US.MA": "Massachussetts", "US.RI": "Rhode Island and Providence Plantations",
    "GB.ENG": "Eng.", "GB.SCT": "Scot.", "GB.NIR": "N. Ireland|N Ireland|Six Counties", "GB.WLS": "Cymru",
    "AU.02": "New South Wales|NSW|N.S.W.", "AU.04": "Qld|Queensland|Qld.", "AU.01": "Australian Capital Territory|ACT|A.C.T.", "AU.03": "NT|Northern Territory", "AU.05": "South Australia", "AU.06": "Tas.|Tasmania", "AU.07": "Vic.|Victoria", "AU.08": "Western Australia|WA|W.A.",
    "DE.02": "Bavaria|Bayern", "DE.07": "NRW|North Rhine-Westphalia|North Rhine Westphalia|Nordrhein-Westfalen", "DE.13": "Saxony|Sachsen", "DE.01": "Baden-Wuerttemberg|Baden-Württemberg|Baden Württemberg", "DE.06": "Lower Saxony|Niedersachsen", "DE.08": "Rhineland-Palatinate|Rheinland-Pfalz", "DE.15": "Thuringia|Thüringen", "DE.05": "Hesse|Hessen", "DE.14": "Saxony-Anhalt|Sachsen-Anhalt",
    "ES.51": "Andalusia|Andalucia|Andalucía", "ES.56": "Catalonia|Catalunya|Cataluña", "ES.59": "Basque Country|Euskadi|País Vasco|Basque region", "ES.58": "Galicia", "ES.60": "Valencian Community|Comunitat Valenciana|Valencia region", "ES.53": "Canary Islands|Canaries", "ES.07": "Balearic Islands|Balearics", "ES.32": "Navarre|Navarra",
    "IT.16": "Tuscany|Toscana", "IT.09": "Lombardy|Lombardia", "IT.15": "Sicily|Sicilia", "IT.14": "Sardinia|Sardegna", "IT.12": "Piedmont|Piemonte", "IT.20": "Veneto", "IT.13": "Apulia|Puglia", "IT.07": "Lazio|Latium", "IT.17": "South Tyrol|Trentino-South Tyrol|Alto Adige|Trentino-Alto Adige",
    "RU.12": "Chechnya|Chechen Republic", "RU.19": "Ingushetia", "RU.17": "Dagestan|Daghestan", "RU.73": "Tatarstan", "RU.68": "North Ossetia|North Ossetia-Alania", "RU.22": "Kabardino-Balkaria", "RU.08": "Bashkortostan|Bashkiria", "RU.63": "Sakha|Yakutia", "RU.23": "Kaliningrad oblast",
    "IQ.05": "Sulaymaniyah|Sulaimaniya", "IQ.11": "Erbil province", "CN.13": "Xinjiang|Xinjiang Uyghur Autonomous Region|Xinjiang Uighur Autonomous Region|Xinjiang region|East Turkestan", "CN.14": "Tibet|Tibet Autonomous Region|Xizang", "CN.20": "Inner Mongolia", "CN.30": "Guangdong|Canton|Kwangtung",
    "MX.09": "Mexico City|CDMX|Federal District", "MX.15": "State of Mexico|Mexico State|Edomex", "PK.03": "Khyber Pakhtunkhwa|KPK|North-West Frontier Province|NWFP|North West Frontier Province", "PK.02": "Balochistan|Baluchistan", "PK.01": "FATA|Federally Administered Tribal Areas", "PK.04": "Punjab", "PK.05": "Sindh|Sind",
    "IN.12": "Jammu and Kashmir|Jammu & Kashmir|J&K", "IN.21": "Odisha|Orissa", "IN.39": "Uttarakhand|Uttaranchal", "IN.07": "Delhi|National Capital Territory of Delhi|NCT", "IN.22": "Puducherry|Pondicherry", "IN.25": "Tamil Nadu", "IN.36": "Uttar Pradesh|U.P.",
    "CO.34": "Bogota|Bogotá D.C.", "UA.11": "Crimea|Autonomous Republic of Crimea", "ID.01": "Aceh", "ID.36": "Papua", "TZ.25": "Zanzibar", "PS.GZ": "Gaza Strip|Gaza|the Gaza Strip", "PS.WE": "West Bank|the West Bank",
    "ZA.06": "KwaZulu-Natal|KwaZulu Natal|Kwazulu-Natal|Natal|KZN", "ZA.02": "KwaZulu-Natal|KwaZulu Natal|KZN", "ZA.06 ": "Gauteng", "BE.VLG": "Flanders|Flemish Region", "BE.WAL": "Wallonia|Walloon Region", "NO.12": "Oslo",
}
ADMIN1_ALIASES.pop("ZA.06 "), ADMIN1_ALIASES.pop("ZA.06")

# names where GeoNames and CLDR give only part of one
ADMIN1_NAMES = {"PH.NCR": "Metro Manila"}

# (country, admin1, name): people, where the lists of towns have none for a place news often names
POPULATIONS = {("US", "US.CA", "San Ysidro"): 26000}

# (country, admin1, name in GeoNames): aliases
CITY_ALIASES = {
    ("US", "US.NY", "New York City"): "New York|NYC|N.Y.C.|New York, N.Y.|New York, NY|Big Apple|Greater New York",
    ("US", "US.CA", "Los Angeles"): "L.A.|LA|City of Angels|Greater Los Angeles",
    ("US", "US.DC", "Washington"): "Washington, D.C.|Washington D.C.|Washington DC|Washington, DC|D.C.|Washington City",
    ("US", "US.PA", "Philadelphia"): "Philly", ("US", "US.NV", "Las Vegas"): "Vegas", ("US", "US.LA", "New Orleans"): "NOLA|Nawlins",
    ("US", "US.CA", "San Francisco"): "San Fran", ("US", "US.TX", "Dallas"): "Big D", ("US", "US.UT", "Salt Lake City"): "Salt Lake", ("US", "US.MO", "Kansas City"): "KC", ("US", "US.OK", "Oklahoma City"): "OKC",
    ("US", "US.MN", "Saint Paul"): "St. Paul|St Paul", ("US", "US.MO", "St. Louis"): "Saint Louis", ("US", "US.MI", "Detroit"): "Motor City", ("US", "US.ID", "Boise"): "Boise City", ("US", "US.NC", "Winston-Salem"): "Winston Salem",
    ("US", "US.NY", "The Bronx"): "Bronx|the Bronx", ("US", "US.HI", "Honolulu"): "Honolulu City",
    ("MX", "MX.09", "Mexico City"): "Ciudad de México|CDMX|Ciudad de Mexico|México City", ("CA", "CA.10", "Québec"): "Quebec City|Quebec|Ville de Québec", ("KW", "KW.02", "Kuwait City"): "Kuwait",
    ("GT", "GT.07", "Guatemala City"): "Guatemala", ("PA", "PA.08", "Panamá"): "Panama City|Panama|Ciudad de Panamá", ("VN", "VN.20", "Ho Chi Minh City"): "Saigon|HCMC", ("VN", "VN.44", "Hanoi"): "Ha Noi|Hà Nội",
    ("IN", "IN.16", "Mumbai"): "Bombay", ("IN", "IN.28", "Kolkata"): "Calcutta", ("IN", "IN.25", "Chennai"): "Madras", ("IN", "IN.19", "Bengaluru"): "Bangalore", ("IN", "IN.07", "New Delhi"): "N. Delhi",
    ("UA", "UA.12", "Kyiv"): "Kiev", ("UA", "UA.17", "Odesa"): "Odessa", ("UA", "UA.07", "Kharkiv"): "Kharkov", ("UA", "UA.15", "Lviv"): "Lvov", ("CN", "CN.22", "Beijing"): "Peking", ("CN", "CN.30", "Guangzhou"): "Canton",
    ("RU", "RU.66", "Saint Petersburg"): "St. Petersburg|St Petersburg|Leningrad|Petrograd", ("RU", "RU.84", "Volgograd"): "Stalingrad", ("MM", "MM.17", "Yangon"): "Rangoon", ("MM", "MM.18", "Nay Pyi Taw"): "Naypyidaw|Naypyitaw", ("KZ", "KZ.05", "Astana"): "Nur-Sultan", ("IL", "IL.06", "Jerusalem"): "East Jerusalem|West Jerusalem|Al-Quds",
    ("IL", "IL.05", "Tel Aviv"): "Tel Aviv-Yafo|Tel-Aviv", ("PS", "PS.GZ", "Gaza"): "Gaza City", ("AE", "AE.01", "Abu Dhabi"): "Abu Dhabi City", ("SA", "SA.14", "Jeddah"): "Jidda|Jiddah",
    ("CH", "CH.GE", "Genève"): "Geneva", ("CH", "CH.ZH", "Zürich"): "Zurich", ("SV", "SV.10", "San Salvador"): "", ("VE", "VE.20", "Capacho Nuevo"): "Capacho", ("JM", "JM.17", "Kingston"): "", ("BE", "BE.VLG", "Antwerpen"): "Antwerp", ("BE", "BE.VLG", "Gent"): "Ghent", ("NL", "NL.11", "The Hague"): "the Hague|Hague|Den Haag",
    ("GB", "GB.ENG", "London"): "Greater London|Central London|central London", ("GB", "GB.ENG", "Newcastle upon Tyne"): "Newcastle|Newcastle-upon-Tyne", ("GB", "GB.ENG", "Stoke-on-Trent"): "Stoke", ("GB", "GB.ENG", "Kingston upon Hull"): "Hull", ("IE", "IE.M", "Cork"): "Cork City", ("IE", "IE.M", "Limerick"): "Limerick City", ("IE", "IE.C", "Galway"): "Galway|Galway City",
    ("BR", "BR.21", "Rio de Janeiro"): "Rio", ("BR", "BR.07", "Brasília"): "Brasilia", ("TR", "TR.34", "Istanbul"): "Constantinople", ("CA", "CA.08", "Toronto"): "Greater Toronto", ("CA", "CA.08", "Greater Sudbury"): "Sudbury", ("CA", "CA.05", "St. John's"): "Saint John’s|St John's", ("PH", "PH.NCR", "Manila"): "Metro Manila", ("ID", "ID.04", "Jakarta"): "Djakarta", ("KH", "KH.22", "Phnom Penh"): "Pnom Penh", ("ZA", "ZA.06", "Johannesburg"): "Joburg|Jo’burg", ("CV", "CV.14", "Praia"): "",
}
# Cities as news calls them "X City" besides "X".
X_CITY = "Guatemala|Panama|Kuwait|Mexico|Quebec|New York|Gaza|Ho Chi Minh|Benin|Belize|Vatican|Luxembourg|Djibouti".split("|")

# Well-known quarters that no open list of towns gives: name, aliases, city (country, admin1), latitude, longitude.
QUARTERS = """
Hollywood||US|US.CA|34.0983|-118.3267
Beverly Hills||US|US.CA|34.0736|-118.4004
Venice Beach||US|US.CA|33.9850|-118.4695
South Central|South Los Angeles|US|US.CA|33.9900|-118.2800
East Los Angeles|East L.A.|US|US.CA|34.0239|-118.1720
Skid Row||US|US.CA|34.0443|-118.2430
Boyle Heights||US|US.CA|34.0336|-118.2045
Koreatown||US|US.CA|34.0618|-118.3005
Westwood||US|US.CA|34.0560|-118.4290
Brentwood||US|US.CA|34.0520|-118.4740
San Fernando Valley||US|US.CA|34.2200|-118.4400
Fisherman's Wharf||US|US.CA|37.8080|-122.4177
Haight-Ashbury|Haight Ashbury|US|US.CA|37.7700|-122.4469
Castro District|the Castro|US|US.CA|37.7609|-122.4350
Tenderloin||US|US.CA|37.7847|-122.4145
Mission District||US|US.CA|37.7599|-122.4148
San Ysidro||US|US.CA|32.5520|-117.0431
La Jolla||US|US.CA|32.8328|-117.2713
Brooklyn||US|US.NY|40.6501|-73.9496
Manhattan|Lower Manhattan|US|US.NY|40.7834|-73.9663
Queens||US|US.NY|40.6815|-73.8365
The Bronx|Bronx|US|US.NY|40.8499|-73.8664
Staten Island||US|US.NY|40.5623|-74.1399
Harlem|East Harlem|US|US.NY|40.8116|-73.9465
SoHo||US|US.NY|40.7233|-74.0030
Greenwich Village|West Village|US|US.NY|40.7336|-74.0027
East Village||US|US.NY|40.7265|-73.9815
Chelsea||US|US.NY|40.7465|-74.0014
Tribeca||US|US.NY|40.7163|-74.0086
Upper East Side||US|US.NY|40.7736|-73.9566
Upper West Side||US|US.NY|40.7870|-73.9754
Lower East Side||US|US.NY|40.7150|-73.9843
Midtown Manhattan|Midtown|US|US.NY|40.7549|-73.9840
Williamsburg||US|US.NY|40.7081|-73.9571
Bedford-Stuyvesant|Bed-Stuy|US|US.NY|40.6872|-73.9418
Crown Heights||US|US.NY|40.6681|-73.9448
Coney Island||US|US.NY|40.5749|-73.9859
Flushing||US|US.NY|40.7674|-73.8331
Astoria||US|US.NY|40.7644|-73.9235
Jackson Heights||US|US.NY|40.7557|-73.8831
Chinatown||US|US.NY|40.7158|-73.9970
Roosevelt Island||US|US.NY|40.7624|-73.9499
Georgetown||US|US.DC|38.9097|-77.0654
Capitol Hill||US|US.DC|38.8899|-76.9905
Foggy Bottom||US|US.DC|38.9001|-77.0500
Dupont Circle||US|US.DC|38.9096|-77.0434
Adams Morgan||US|US.DC|38.9215|-77.0420
Anacostia||US|US.DC|38.8640|-76.9690
South Side|South Side of Chicago|US|US.IL|41.7500|-87.6200
Hyde Park||US|US.IL|41.7943|-87.5907
Wrigleyville||US|US.IL|41.9483|-87.6564
French Quarter|Vieux Carré|US|US.LA|29.9584|-90.0644
Ninth Ward|Lower Ninth Ward|US|US.LA|29.9670|-90.0150
Garden District||US|US.LA|29.9289|-90.0850
Back Bay||US|US.MA|42.3503|-71.0810
Beacon Hill||US|US.MA|42.3588|-71.0707
Dorchester||US|US.MA|42.3016|-71.0676
Roxbury||US|US.MA|42.3152|-71.0914
Buckhead||US|US.GA|33.8385|-84.3800
Little Havana||US|US.FL|25.7660|-80.2190
South Beach||US|US.FL|25.7826|-80.1341
Little Haiti||US|US.FL|25.8330|-80.1950
Liberty City||US|US.FL|25.8318|-80.2256
Overtown||US|US.FL|25.7872|-80.2010
Waikiki||US|US.HI|21.2760|-157.8270
Soho||GB|GB.ENG|51.5136|-0.1365
Westminster||GB|GB.ENG|51.4975|-0.1357
Whitehall||GB|GB.ENG|51.5041|-0.1265
Camden|Camden Town|GB|GB.ENG|51.5390|-0.1426
Hackney||GB|GB.ENG|51.5450|-0.0553
Brixton||GB|GB.ENG|51.4613|-0.1156
Tottenham||GB|GB.ENG|51.6045|-0.0687
Kensington||GB|GB.ENG|51.5000|-0.1920
Chelsea||GB|GB.ENG|51.4875|-0.1687
Notting Hill||GB|GB.ENG|51.5096|-0.1960
Knightsbridge||GB|GB.ENG|51.5010|-0.1600
Mayfair||GB|GB.ENG|51.5100|-0.1470
Canary Wharf||GB|GB.ENG|51.5054|-0.0235
Greenwich||GB|GB.ENG|51.4826|-0.0077
East End|London's East End|GB|GB.ENG|51.5150|-0.0600
City of London|Square Mile|GB|GB.ENG|51.5156|-0.0919
Wembley||GB|GB.ENG|51.5520|-0.2979
Heathrow||GB|GB.ENG|51.4700|-0.4543
Canterbury Plains||NZ||-43.7000|172.0000
Montmartre||FR||48.8867|2.3431
La Défense|La Defense|FR||48.8918|2.2380
Molenbeek||BE||50.8547|4.3386
Kreuzberg||DE||52.4987|13.4030
Neukölln||DE||52.4811|13.4354
Copacabana||BR|BR.21|-22.9711|-43.1823
Rocinha||BR|BR.21|-22.9887|-43.2480
Ipanema||BR|BR.21|-22.9838|-43.2096
Zamalek||EG||30.0609|31.2197
Heliopolis||EG||30.0911|31.3225
Sadr City||IQ||33.3890|44.4580
Green Zone||IQ||33.3060|44.3900
Kowloon||HK||22.3167|114.1819
Pudong||CN||31.2215|121.5447
Shinjuku||JP||35.6938|139.7034
Shibuya||JP||35.6618|139.7041
Ginza||JP||35.6717|139.7650
Gangnam||KR||37.4979|127.0276
Makati||PH||14.5547|121.0244
Soweto||ZA||-26.2678|27.8585
Alexandra||ZA||-26.1064|28.0979
Kibera||KE||-1.3133|36.7876
Old Havana||CU||23.1360|-82.3590
Tahrir||EG||30.0444|31.2357
Darayya||SY||33.4586|36.2328
Eastern Ghouta|East Ghouta|SY||33.5300|36.4000
Khan Younis|Khan Yunis|PS|PS.GZ|31.3402|34.3063
Jabalia|Jabaliya|PS|PS.GZ|31.5272|34.4835
Sheikh Jarrah||PS|PS.WE|31.7940|35.2330
Uig||GB|GB.SCT|57.5860|-6.3650
Mallaig||GB|GB.SCT|57.0060|-5.8300
Portree||GB|GB.SCT|57.4130|-6.1940
Tobermory||GB|GB.SCT|56.6230|-6.0680
Ullapool||GB|GB.SCT|57.8950|-5.1600
Lochboisdale||GB|GB.SCT|57.1530|-7.3080
Tarbert||GB|GB.SCT|55.8640|-5.4130
"""

# name|aliases|type|country|admin1|lat|lon|wikidata|geonames
NEWS_REGIONS = """
Africa||continent|||7.1881|21.0936|Q15|6255146
Asia||continent|||29.8406|89.2967|Q48|6255147
European Union|EU|E.U.|region|||50.8500|4.3500|Q458|
Appalachian Mountains|Appalachians|range|US||40.0004|-78.0000||5178401
Salt Lake Valley||region|US|US.UT|40.7000|-111.9500||
Pearl Harbor||bay|US|US.HI|21.3500|-157.9500||
New York Harbor||bay|US|US.NY|40.6700|-74.0400||
Port of Long Beach||facility|US|US.CA|33.7540|-118.2160||
Disneyland||facility|US|US.CA|33.8121|-117.9190||
White House|the White House|facility|US|US.DC|38.8977|-77.0365|Q35525|
U.S. Capitol|Capitol|US Capitol|United States Capitol|facility|US|US.DC|38.8899|-77.0091||
Pentagon|the Pentagon|facility|US|US.VA|38.8719|-77.0563||
Ulster||region|||54.5000|-7.0000||
Adjara|Ajara|region|GE||41.6500|42.0000||
Europe||continent|||48.6910|9.1406|Q46|6255148
North America||continent|||46.0732|-100.5469|Q49|6255149
South America||continent|||-14.6048|-57.6562|Q18|6255150
Oceania||continent|||-18.3129|138.5156|Q55643|6255151
Antarctica||continent|||-78.1586|16.4063|Q51|6255152
Americas|the Americas|continent|||19.0000|-96.0000|Q828|
Eurasia||continent|||50.0000|80.0000|Q5401|
Australasia||region|||-25.0000|145.0000||
Middle East|Mideast|region|||33.1391|35.8587|Q7204|6269133
Near East||region|||33.0000|40.0000||
Far East||region|||35.0000|120.0000||
Latin America|Latin America and the Caribbean|region|||-4.0000|-60.0000|Q12585|
Central America||region|||12.7690|-85.6024|Q27611|
Caribbean|the Caribbean|region|||18.0000|-72.0000||
West Indies|Antilles|region|||18.0000|-70.0000||
Greater Antilles||region|||20.0000|-75.0000||
Lesser Antilles||region|||14.5000|-61.0000||
Western Hemisphere||region|||10.0000|-80.0000||
Southeast Asia|South-East Asia|region|||5.0000|110.0000|Q11708|
South Asia||region|||22.0000|79.0000|Q771405|
East Asia||region|||35.0000|115.0000|Q27231|
Northeast Asia||region|||42.0000|125.0000||
Central Asia||region|||44.0000|65.0000|Q27275|
West Asia|Western Asia|region|||33.0000|45.0000|Q27293|
Asia-Pacific|Asia Pacific|region|||10.0000|120.0000||
Indo-Pacific|Indo Pacific|region|||5.0000|105.0000||
Western Europe|West Europe|region|||48.0000|4.0000|Q27496|
Eastern Europe|East Europe|region|||50.0000|28.0000|Q27468|
Central Europe||region|||49.0000|15.0000|Q27509|
Northern Europe||region|||61.6899|2.9004|Q27479|7729883
Southern Europe||region|||42.0000|14.0000|Q27449|
Southeast Europe|Southeastern Europe|region|||43.0000|22.0000||
Scandinavia||region|||63.0000|14.0000|Q21195|
Nordic countries||region|||63.0000|16.0000||
Baltics|Baltic States|region|||57.0000|25.0000||
Benelux|Low Countries|region|||51.0000|5.0000||
Balkans|Western Balkans|region|||43.0000|22.0000|Q23522|
Balkan Peninsula||peninsula|||43.0000|22.0000||
Iberia|Iberian Peninsula|peninsula|||40.0000|-4.0000|Q12837|
Caucasus|North Caucasus|region|||42.5000|45.0000|Q18869|
South Caucasus|Transcaucasia|region|||41.0000|45.0000||
Anatolia|Asia Minor|region|TR||39.0000|35.0000|Q51614|
Levant||region|||33.5000|36.0000|Q81483|
Mesopotamia||region|||33.7000|43.2000|Q11767|
Maghreb||region|||31.0000|2.0000|Q28227|
North Africa|Northern Africa|region|||32.9534|9.9756|Q27381|7729887
West Africa|Western Africa|region|||12.0000|-3.0000|Q4412|
East Africa|Eastern Africa|region|||1.0000|37.0000|Q27407|
Central Africa||region|||4.0000|19.0000|Q27433|
Southern Africa||region|||-22.0000|24.0000|Q27394|
Sub-Saharan Africa|Subsaharan Africa|region|||-2.0000|22.0000||
Sahel|Sahel region|region|||15.0000|5.0000|Q66065|
Horn of Africa||region|||9.0000|46.0000|Q40556|
Great Lakes region||region|||-2.0000|29.0000||
Darfur||region|SD||13.5000|24.0000|Q6515|
Kordofan||region|SD||13.0000|30.0000||
Nuba Mountains||range|SD||11.5000|30.5000||
Abyei||region|SD||9.5900|28.4400||
Tigray||region|ET||14.0000|38.5000||
Ogaden||region|ET||7.0000|44.0000||
Somaliland||region|SO||9.6000|46.0000||
Puntland||region|SO||8.9000|49.5000||
Jubaland||region|SO||0.5000|42.0000||
Biafra||region|NG||5.8000|7.3000||
Niger Delta||region|NG||5.3000|6.4000||
Casamance||region|SN||12.9000|-15.0000||
Kivu|the Kivus|region|CD||-2.5000|28.8000||
Katanga||region|CD||-9.5000|26.0000||
Western Sahara||region|EH||24.5000|-13.0000||
Kurdistan||region|||37.0000|43.5000|Q41470|
Iraqi Kurdistan|Kurdistan Region|region|IQ||36.2000|44.0000||
Rojava||region|SY||36.6000|40.5000||
Golan Heights|Golan|region|SY||33.0000|35.7500|Q83210|
Gaza Strip|Gaza|region|PS|PS.GZ|31.4000|34.3500|Q39760|
West Bank||region|PS|PS.WE|32.0000|35.3000|Q36678|
Sinai|Sinai Peninsula|peninsula|EG||29.5000|33.8000||
Galilee||region|IL||32.8000|35.5000||
Negev|Negev Desert|desert|IL||30.8000|34.8000||
Judea||region|||31.6000|35.1000||
Bekaa Valley|Bekaa|region|LB||34.0000|36.1000||
Arabia|Arabian Peninsula|peninsula|||25.0000|45.0000|Q31945|6957698
Gulf States|Persian Gulf states|region|||25.0000|51.0000||
Persian Gulf|Arabian Gulf|gulf|||26.9000|51.5500|Q34675|
Strait of Hormuz|Straits of Hormuz|strait|||26.5700|56.2500||
Bab el-Mandeb|Bab al-Mandab|strait|||12.5800|43.3300||
Suez Canal||facility|EG||30.5000|32.3300|Q899|
Panama Canal||facility|PA||9.1200|-79.7500|Q7350|
Khuzestan||region|IR||31.0000|49.0000||
Kashmir||region|||34.0000|76.0000|Q43100|
Jammu||region|IN||32.7300|74.8700||
Bengal||region|||24.0000|88.0000||
Swat Valley|Swat|region|PK||35.2000|72.4000||
Waziristan|North Waziristan|region|PK||32.5000|69.8000||
South Waziristan||region|PK||32.3000|69.8000||
Helmand||region|AF||31.0000|64.0000||
Tora Bora||mountain|AF||34.1000|70.2000||
Khyber Pass||region|PK||34.0900|71.1600||
Tibet||region|CN|CN.14|31.5000|88.0000|Q17252|
Manchuria||region|CN||45.0000|126.0000||
Korean Peninsula||peninsula|||38.0000|127.5000||
Indochina||region|||15.5000|105.0000||
Mindanao||island|PH||7.5000|125.0000||
Bali||island|ID||-8.3400|115.0900||
Java||island|ID||-7.4900|110.0000||
Sumatra||island|ID||-0.6000|101.3000||
Borneo||island|||1.0000|114.0000||
Sulawesi||island|ID||-2.0000|121.0000||
West Papua||region|ID||-4.0000|137.0000||
New Guinea||island|||-5.5000|141.0000||
Siberia||region|RU||60.0000|100.0000|Q5428|2016590
Russian Far East||region|RU||62.0000|140.0000||
Urals|Ural Mountains|range|RU||60.0000|59.0000||
Crimea|Crimean Peninsula|region|UA|UA.11|45.3000|34.4000|Q7835|
Donbas|Donbass|region|UA||48.2000|38.2000|Q605714|
Transnistria|Transdniestria|region|MD||47.2000|29.2000||
Abkhazia||region|GE||43.0000|41.0000|Q23334|
South Ossetia||region|GE||42.3000|44.0000|Q23427|
Nagorno-Karabakh|Nagorno Karabakh|region|AZ||39.8000|46.7500||
Karabakh||region|AZ||39.8000|46.7500||
Vojvodina||region|RS||45.4000|20.0000||
Republika Srpska||region|BA||44.7000|17.8000||
Herzegovina||region|BA||43.5000|17.8000||
Dalmatia||region|HR||43.5000|16.5000||
Yugoslavia|former Yugoslavia|region|||44.0000|20.0000||
Czechoslovakia||region|||49.5000|16.5000||
Serbia and Montenegro||region|||43.5000|20.5000||
Ottoman Empire||region|||39.0000|35.0000||
Austria-Hungary||region|||48.0000|17.0000||
Prussia||region|||52.5000|13.4000||
Transylvania||region|RO||46.5000|24.5000||
Silesia||region|PL||51.0000|17.0000||
Bohemia||region|CZ||49.8000|14.5000||
Moravia||region|CZ||49.3000|17.0000||
Rhineland||region|DE||50.7000|7.0000||
Ruhr|Ruhr Valley|region|DE||51.5000|7.3000||
Black Forest||region|DE||48.0000|8.2000||
Normandy||region|FR||49.0000|0.3000||
Brittany||region|FR||48.2000|-2.9000||
Provence||region|FR||43.9000|6.0000||
Riviera|French Riviera|region|FR||43.6000|7.1000||
Burgundy||region|FR||47.2000|4.5000||
Alsace||region|FR||48.3000|7.4000||
Lorraine||region|FR||48.9000|6.2000||
Corsica||island|FR||42.1500|9.1000||
Northern Cyprus|North Cyprus|region|CY||35.2500|33.6000||
Crete||island|GR||35.2400|24.8000||
Thrace||region|||41.3000|26.5000||
Peloponnese||peninsula|GR||37.5000|22.3000||
Ireland|island of Ireland|island|||53.4000|-8.0000||
British Isles||region|||54.0000|-4.0000||
West Country||region|GB|GB.ENG|51.0000|-3.0000||
Midlands|West Midlands|region|GB|GB.ENG|52.6000|-1.6000||
East Midlands||region|GB|GB.ENG|52.9000|-0.9000||
East Anglia||region|GB|GB.ENG|52.4000|1.0000||
Home Counties||region|GB|GB.ENG|51.5000|-0.5000||
Yorkshire||region|GB|GB.ENG|53.9600|-1.3000||
Lake District||region|GB|GB.ENG|54.5000|-3.1000||
Highlands|Scottish Highlands|region|GB|GB.SCT|57.2000|-5.0000||
Hebrides||island|GB|GB.SCT|57.7000|-7.0000||
Merseyside||region|GB|GB.ENG|53.4200|-2.9500||
Tyneside||region|GB|GB.ENG|54.9700|-1.6200||
Greater Manchester||region|GB|GB.ENG|53.5100|-2.2900||
Sussex||region|GB|GB.ENG|50.9500|-0.1500||
Lapland||region|||67.9000|26.5000||
Arctic||region|||75.0000|0.0000||
Arctic Circle||region|||66.5600|0.0000||
Antarctic||region|||-75.0000|0.0000||
South Pole||region|AQ||-90.0000|0.0000||
North Pole||region|||90.0000|0.0000||
Siberian Arctic||region|RU||70.0000|100.0000||
Pacific|Pacific Ocean|ocean|||3.5134|-132.1875|Q98|2363254
Atlantic|Atlantic Ocean|ocean|||10.0000|-25.0000|Q97|3373405
South Pacific|Pacific Islands|region|||-15.0000|-170.0000||
Mediterranean|Med|sea|||35.0000|18.0000|Q4918|
Baltic|Baltic Sea|sea|||58.0000|20.0000||
Polynesia||region|||-10.0000|-150.0000||
Melanesia||region|||-10.0000|160.0000||
Micronesia||region|||8.0000|150.0000||
Gulf of Mexico|Gulf of America|gulf|||25.0000|-90.0000|Q12630|
Gulf Coast|U.S. Gulf Coast|region|US||29.5000|-90.0000||
East Coast|Eastern Seaboard|region|US||39.0000|-76.0000||
West Coast||region|US||40.0000|-122.0000||
New England||region|US||44.0000|-71.0000|Q18389|
Midwest|American Midwest|region|US||41.5000|-90.0000|Q186545|
Deep South|American South|region|US||33.0000|-87.0000||
Mid-Atlantic||region|US||40.0000|-76.0000||
Pacific Northwest||region|||46.0000|-121.0000||
Northern California|NorCal|region|US|US.CA|38.8000|-121.7000||
Southern California|SoCal|region|US|US.CA|34.0000|-117.0000||
Central California||region|US|US.CA|36.7000|-119.8000||
Bay Area|San Francisco Bay Area|region|US|US.CA|37.7500|-122.2800||
East Bay||region|US|US.CA|37.8000|-122.1000||
Silicon Valley||region|US|US.CA|37.3875|-122.0500|Q163820|
Napa Valley||region|US|US.CA|38.5000|-122.3300||
Central Valley||region|US|US.CA|37.2000|-120.0000||
Inland Empire||region|US|US.CA|34.0000|-117.3000||
Central Coast||region|US|US.CA|35.3000|-120.6000||
Wine Country||region|US|US.CA|38.4000|-122.5000||
Upstate New York|upstate New York|region|US|US.NY|43.0000|-76.0000||
Western New York||region|US|US.NY|42.9000|-78.7000||
Long Island||island|US|US.NY|40.8000|-73.1000||
Hudson Valley||region|US|US.NY|41.7000|-73.9000||
Adirondacks|Adirondack Mountains|range|US|US.NY|44.1000|-74.0000||
Catskills|Catskill Mountains|range|US|US.NY|42.1000|-74.4000||
Finger Lakes||region|US|US.NY|42.7000|-76.9000||
North Country||region|US|US.NY|44.6000|-74.9000||
Tri-State area|tri-state area|region|US||40.7000|-74.0000||
Cape Cod||peninsula|US|US.MA|41.6800|-70.2000||
Martha's Vineyard||island|US|US.MA|41.3900|-70.6400||
Nantucket||island|US|US.MA|41.2800|-70.0900||
Western Massachusetts||region|US|US.MA|42.3000|-72.6000||
Upper Peninsula||peninsula|US|US.MI|46.5000|-87.0000||
Lower Peninsula||peninsula|US|US.MI|43.7000|-84.8000||
Northern Virginia|NoVa|region|US|US.VA|38.8500|-77.3000||
Hampton Roads|Tidewater|region|US|US.VA|36.9500|-76.3500||
Shenandoah Valley||region|US|US.VA|38.4500|-78.8000||
Eastern Shore||region|US|US.MD|38.8000|-75.9000||
Delmarva|Delmarva Peninsula|peninsula|US||38.4000|-75.5000||
Appalachia||region|US||38.0000|-81.0000|Q210692|
Great Plains||region|US||41.0000|-100.0000||
Rust Belt||region|US||41.0000|-82.0000||
Sun Belt||region|US||32.0000|-95.0000||
Bible Belt||region|US||34.0000|-88.0000||
Black Belt||region|US|US.AL|32.4000|-87.3000||
Rocky Mountains|Rockies|range|||43.7400|-110.8000|Q5463|
South Florida|Southern Florida|region|US|US.FL|26.2000|-80.3000||
Central Florida||region|US|US.FL|28.5000|-81.4000||
Florida Keys|Keys|island|US|US.FL|24.7000|-81.0000||
Florida Panhandle|region|US|US.FL|30.5000|-86.0000||
Tampa Bay||region|US|US.FL|27.7500|-82.5400||
Everglades||region|US|US.FL|25.8000|-80.9000||
Treasure Coast||region|US|US.FL|27.4000|-80.4000||
Space Coast||region|US|US.FL|28.3000|-80.7000||
Cape Canaveral||region|US|US.FL|28.4600|-80.5300||
Texas Panhandle||region|US|US.TX|35.2000|-101.8000||
Hill Country|Texas Hill Country|region|US|US.TX|30.2000|-99.0000||
East Texas||region|US|US.TX|32.0000|-95.0000||
West Texas||region|US|US.TX|31.8000|-102.4000||
South Texas||region|US|US.TX|27.5000|-98.5000||
North Texas||region|US|US.TX|33.0000|-97.0000||
Central Texas||region|US|US.TX|30.8000|-97.6000||
Rio Grande Valley||region|US|US.TX|26.2000|-98.1000||
Metroplex|Dallas-Fort Worth|region|US|US.TX|32.8000|-97.0000||
Oklahoma Panhandle||region|US|US.OK|36.8000|-101.5000||
Ozarks|Ozark Mountains|region|US||36.8000|-92.5000||
Mississippi Delta|the Delta|region|US|US.MS|33.5000|-90.6000||
Central Louisiana|Cenla|region|US|US.LA|31.3000|-92.4000||
North Louisiana||region|US|US.LA|32.5000|-92.7000||
South Louisiana|Acadiana|region|US|US.LA|30.1000|-92.0000||
Low Country|Lowcountry|region|US|US.SC|32.8000|-80.0000||
Upstate South Carolina||region|US|US.SC|34.8000|-82.2000||
Outer Banks||island|US|US.NC|35.5000|-75.5000||
Research Triangle|Triangle|region|US|US.NC|35.9000|-78.8000||
Great Smoky Mountains|Smoky Mountains|range|US||35.6000|-83.5000||
Blue Ridge Mountains|Blue Ridge|range|US||36.5000|-81.0000||
Middle Tennessee||region|US|US.TN|36.0000|-86.7000||
East Tennessee||region|US|US.TN|36.0000|-84.0000||
West Tennessee||region|US|US.TN|35.6000|-89.0000||
Southern Illinois||region|US|US.IL|37.7000|-89.2000||
Chicagoland|Chicago area|region|US|US.IL|41.8800|-87.7000||
Northwest Indiana||region|US|US.IN|41.5000|-87.3000||
Northeast Ohio||region|US|US.OH|41.3000|-81.5000||
Iron Range||region|US|US.MN|47.5000|-92.5000||
Twin Cities||region|US|US.MN|44.9500|-93.2000||
Quad Cities||region|US||41.5200|-90.5700||
Tri-Cities||region|US|US.WA|46.2500|-119.2000||
Puget Sound||region|US|US.WA|47.6000|-122.4000||
Eastern Washington||region|US|US.WA|47.4000|-118.5000||
Willamette Valley||region|US|US.OR|44.8000|-123.0000||
Front Range||region|US|US.CO|39.7000|-105.2000||
Western Slope||region|US|US.CO|39.1000|-108.0000||
Four Corners||region|US||36.9990|-109.0450||
Las Vegas Strip|the Strip|street|US|US.NV|36.1147|-115.1728||
Navajo Nation||region|US|US.AZ|36.2000|-109.6000||
Pine Ridge Reservation|Pine Ridge Indian Reservation|region|US|US.SD|43.3500|-102.1000||
Badlands||region|US|US.SD|43.7500|-102.5000||
Black Hills||range|US|US.SD|44.0000|-103.7500||
North Slope||region|US|US.AK|69.5000|-153.0000||
Oahu|O‘ahu|island|US|US.HI|21.4700|-157.9800||
Maui||island|US|US.HI|20.8000|-156.3300||
Kauai|Kaua‘i|island|US|US.HI|22.0500|-159.5000||
Big Island||island|US|US.HI|19.6000|-155.5000||
Molokai||island|US|US.HI|21.1300|-157.0000||
Lanai||island|US|US.HI|20.8300|-156.9200||
Great Lakes||lake|||45.0000|-84.0000|Q7347|
Lake Michigan||lake|US||44.0000|-87.0000||
Maritimes|Atlantic Canada|region|CA||46.0000|-64.0000||
Prairies|Canadian Prairies|region|CA||52.0000|-106.0000||
Vancouver Island||island|CA|CA.02|49.6000|-125.5000||
Lower Mainland||region|CA|CA.02|49.2000|-122.7000||
Okanagan|Okanagan Valley|region|CA|CA.02|49.9000|-119.5000||
Cape Breton||island|CA|CA.07|46.2000|-60.6000||
Greater Toronto Area|GTA|region|CA|CA.08|43.7000|-79.4000||
Niagara Falls||waterfall|||43.0828|-79.0742|Q34221|
Niagara Region||region|CA|CA.08|43.0500|-79.3000||
Patagonia||region|||-44.0000|-70.0000|Q1507|
Amazon|Amazon rainforest|region|||-3.2000|-60.0000||
Amazon Basin||region|||-2.3000|-54.9000||
Andes|Andes Mountains|range|||-15.0000|-72.0000|Q5456|
Darien Gap|Darién Gap|region|||7.9000|-77.4600||
Northern Triangle||region|||14.5000|-89.5000||
Baja California|Baja|peninsula|MX||28.0000|-113.5000||
Yucatan Peninsula|Yucatan|peninsula|MX||19.6000|-89.0000||
Guantanamo Bay|Guantanamo|facility|CU||19.9000|-75.1500||
Galapagos Islands|Galapagos|island|EC||-0.7000|-90.5000||
Easter Island||island|CL||-27.1200|-109.3500||
Hispaniola||island|||19.0000|-71.0000||
Outback||region|AU||-25.0000|133.0000||
Great Barrier Reef||region|AU||-18.3000|147.7000|Q7343|
Gold Coast||region|AU|AU.04|-28.0000|153.4000||
Sunshine Coast||region|AU|AU.04|-26.6500|153.0700||
North Island||island|NZ||-38.5000|176.0000||
South Island||island|NZ||-43.9800|170.4500||
Okinawa||island|JP||26.5000|128.0000||
Hokkaido||island|JP||43.0000|142.5000||
Honshu||island|JP||36.0000|138.0000||
Kuril Islands|Kurils|island|RU||46.5000|151.0000||
Sakhalin||island|RU||51.0000|143.0000||
Spratly Islands|Spratlys|island|||8.6000|111.9000||
Paracel Islands|Paracels|island|||16.5000|112.0000||
Senkaku Islands|Senkakus|island|JP||25.7500|123.4700||
Hawaii Volcanoes|Kilauea|mountain|US|US.HI|19.4200|-155.2900||
Mount Everest|Everest|mountain|||27.9881|86.9250|Q513|
Mount St. Helens|Mt. St. Helens|mountain|US|US.WA|46.1912|-122.1944||
Mount Rainier|Mt. Rainier|mountain|US|US.WA|46.8523|-121.7603||
Himalayas|Himalaya|range|||28.0000|84.0000|Q5451|
Hindu Kush||range|||35.0000|71.0000||
Alps|Swiss Alps|range|||46.5000|9.5000|Q1286|
Pyrenees||range|||42.6700|1.0000|Q12431|
Sahara|Sahara Desert|desert|||23.0000|13.0000|Q6583|
Kalahari|Kalahari Desert|desert|||-23.0000|22.0000||
Gobi|Gobi Desert|desert|||42.6000|103.4000||
Mojave Desert|Mojave|desert|US|US.CA|35.0000|-115.5000||
Sonoran Desert||desert|||32.3000|-112.9000||
Wall Street||street|US|US.NY|40.7060|-74.0088|Q11690|
Main Street||street|||||| 
Madison Avenue||street|US|US.NY|40.7740|-73.9650||
Fifth Avenue||street|US|US.NY|40.7745|-73.9656||
Broadway||street|US|US.NY|40.7590|-73.9845||
Times Square||facility|US|US.NY|40.7580|-73.9855|Q11259|
Central Park||park|US|US.NY|40.7812|-73.9665|Q160409|
Ground Zero||facility|US|US.NY|40.7117|-74.0125||
Rikers Island|Rikers|facility|US|US.NY|40.7932|-73.8860||
Madison Square Garden||facility|US|US.NY|40.7505|-73.9934||
Rockefeller Center||facility|US|US.NY|40.7587|-73.9787||
Empire State Building||facility|US|US.NY|40.7484|-73.9857||
World Trade Center|Twin Towers|facility|US|US.NY|40.7118|-74.0131||
Brooklyn Bridge||facility|US|US.NY|40.7061|-73.9969||
Statue of Liberty||facility|US|US.NY|40.6892|-74.0445||
Ellis Island||island|US|US.NY|40.6995|-74.0396||
Mar-a-Lago|Mar-A-Lago|facility|US|US.FL|26.6770|-80.0370||
Camp David||facility|US|US.MD|39.6480|-77.4650||
Fort Knox||facility|US|US.KY|37.8900|-85.9600||
Guantanamo Bay Naval Base|Gitmo|facility|CU||19.9000|-75.1500||
Capitol Hill||facility|US|US.DC|38.8899|-77.0091||
National Mall||park|US|US.DC|38.8896|-77.0230||
Pennsylvania Avenue||street|US|US.DC|38.8940|-77.0250||
Lincoln Memorial||facility|US|US.DC|38.8893|-77.0502||
Arlington National Cemetery||facility|US|US.VA|38.8783|-77.0687||
K Street||street|US|US.DC|38.9025|-77.0300||
Beltway|Capital Beltway|street|US|US.DC|38.9000|-77.0000||
Hollywood Boulevard||street|US|US.CA|34.1016|-118.3400||
Sunset Boulevard||street|US|US.CA|34.0980|-118.3650||
Sunset Strip||street|US|US.CA|34.0910|-118.3850||
Rodeo Drive||street|US|US.CA|34.0690|-118.4030||
Alcatraz|Alcatraz Island|island|US|US.CA|37.8267|-122.4230||
Golden Gate Bridge||facility|US|US.CA|37.8199|-122.4783|Q44440|
Golden Gate Park||park|US|US.CA|37.7694|-122.4862||
Yosemite||park|US|US.CA|37.8651|-119.5383||
Yellowstone||park|US|US.WY|44.6000|-110.5000||
Grand Canyon||region|US|US.AZ|36.1000|-112.1000|Q118841|
Hoover Dam||facility|US|US.NV|36.0160|-114.7377||
Area 51||facility|US|US.NV|37.2400|-115.8100||
Los Alamos||facility|US|US.NM|35.8800|-106.3000||
Downing Street|10 Downing Street|street|GB|GB.ENG|51.5034|-0.1276||
Fleet Street||street|GB|GB.ENG|51.5141|-0.1100||
Trafalgar Square||facility|GB|GB.ENG|51.5080|-0.1281||
Hyde Park||park|GB|GB.ENG|51.5073|-0.1657||
Buckingham Palace||facility|GB|GB.ENG|51.5014|-0.1419||
Windsor Castle||facility|GB|GB.ENG|51.4839|-0.6044||
Westminster Abbey||facility|GB|GB.ENG|51.4993|-0.1273||
Balmoral||facility|GB|GB.SCT|57.0400|-3.2300||
Old Trafford||facility|GB|GB.ENG|53.4631|-2.2913||
Lord's||facility|GB|GB.ENG|51.5294|-0.1729||
Loch Ness||lake|GB|GB.SCT|57.3000|-4.4500||
Stonehenge||facility|GB|GB.ENG|51.1789|-1.8262||
Champs-Élysées|Champs-Elysees|street|FR||48.8698|2.3076||
Eiffel Tower||facility|FR||48.8584|2.2945|Q243|
Versailles||facility|FR||48.8049|2.1204||
Brandenburg Gate||facility|DE||52.5163|13.3777||
Auschwitz|Auschwitz-Birkenau|facility|PL||50.0270|19.2030||
Chernobyl||facility|UA||51.3890|30.0990||
Zaporizhzhia Nuclear Power Plant||facility|UA||47.5119|34.5858||
Red Square||facility|RU||55.7539|37.6208||
Kremlin||facility|RU||55.7520|37.6175||
Lubyanka||facility|RU||55.7606|37.6283||
Gorky Park||park|RU||55.7298|37.6011||
St. Peter's Square|Saint Peter's Square|facility|VA||41.9022|12.4572||
Tiananmen Square|Tiananmen|facility|CN||39.9055|116.3976||
Forbidden City||facility|CN||39.9163|116.3972||
Great Wall|Great Wall of China|facility|CN||40.4319|116.5704||
Tahrir Square||facility|EG||30.0444|31.2357||
Taksim Square|Gezi Park|facility|TR||41.0370|28.9850||
Bosporus|Bosphorus|strait|TR||41.1190|29.0750||
Temple Mount|Haram al-Sharif|facility|||31.7780|35.2354||
Al-Aqsa|Al-Aqsa Mosque|facility|||31.7761|35.2358||
Western Wall|Wailing Wall|facility|||31.7767|35.2345||
Old City of Jerusalem|region|||31.7767|35.2300||
Demilitarized Zone|DMZ|region|||38.0000|127.3000||
Panmunjom||facility|||37.9560|126.6770||
Fukushima Daiichi||facility|JP||37.4214|141.0325||
Maidan|Independence Square|facility|UA||50.4503|30.5240||
Durand Line||region|||32.5000|69.3000||
Line of Control||region|||34.2000|74.5000||
Green Line||region|||31.9000|35.1000||
Ganges|Ganges River|river|||25.3000|83.0000|Q5089|
Rio Grande|Rio Bravo|river|||29.5000|-102.0000||
Mississippi River||river|US||35.0000|-90.3000|Q1497|
Potomac River|Potomac|river|US||38.9000|-77.1000||
Hudson River|Hudson|river|US|US.NY|41.7000|-73.9400||
East River||river|US|US.NY|40.7600|-73.9600||
Charles River||river|US|US.MA|42.3600|-71.1000||
Thames|River Thames|river|GB|GB.ENG|51.5000|-0.6000|Q19686|
Seine||river|FR||49.0000|2.0000|Q1471|
Rhine|Rhine River|river|||50.0000|7.8000|Q584|
Danube|Danube River|river|||45.5000|19.0000|Q1653|
Tigris|Tigris River|river|||34.0000|43.9000||
Euphrates|Euphrates River|river|||34.5000|41.5000||
Jordan River|River Jordan|river|||32.3000|35.5600||
Nile|Nile River|river|||25.0000|32.5000|Q3392|
Volga|Volga River|river|RU||52.0000|48.0000|Q626|
Dnieper|Dnipro River|river|||48.5000|35.0000||
Mekong|Mekong River|river|||15.0000|105.5000||
Yangtze|Yangtze River|river|CN||30.5000|112.0000||
Yalu|Yalu River|river|||40.5000|124.8000||
Indian Ocean||ocean|||-10.0000|70.0000||1545739
North Atlantic Ocean|North Atlantic|ocean|||40.0000|-40.0000||3411923
South Atlantic Ocean|South Atlantic|ocean|||-25.0000|-15.0000||
North Pacific Ocean|North Pacific|ocean|||30.0000|-170.0000||4030875
South Pacific Ocean||ocean|||-30.0000|-130.0000||
Arctic Ocean||ocean|||88.0000|0.0000||
Southern Ocean|Antarctic Ocean|ocean|||-65.0000|0.0000||
Bering Sea||sea|||58.0000|-178.0000||
Chukchi Sea||sea|||69.0000|-172.0000||
Red Sea||sea|||19.0000|39.5000||235615
Wrangel Island||island|RU||71.2300|-179.4000||
Aleutian Islands|Aleutians|island|US|US.AK|52.0969|-173.5010||5879148
Ghouta|Eastern Ghouta|East Ghouta|region|SY|SY.08|33.5200|36.4200||
Qalamoun|Qalamun|Qalamoun Mountains|region|SY|SY.08|33.8500|36.6000||
Nineveh Plains|Nineveh Plain|region|IQ||36.4500|43.2500||
Sinjar Mountains|Mount Sinjar|mountain|IQ||36.3700|41.7200||
Panjshir Valley|Panjshir|valley|AF||35.4000|69.8000||
Federally Administered Tribal Areas|FATA|region|PK||33.0000|70.0000||1179245
Svaneti|Upper Svaneti|region|GE||43.0000|42.8000||611804
Pankisi Gorge|Pankisi Valley|Pankisi|valley|GE||42.1000|45.2700||
Kodori Gorge|Kodori Valley|valley|GE||43.0500|41.5500||
Snake Island|Zmiinyi Island|island|UA||45.2550|30.2040||
Luhansk People's Republic|region|UA||48.5700|39.3100||
Donetsk People's Republic|region|UA||48.0000|37.8000||
Thames Valley||valley|GB|GB.ENG|51.5000|-0.9000||7116407
Thames Estuary||bay|GB|GB.ENG|51.5000|0.6000||
Cotswolds||range|GB|GB.ENG|51.8000|-2.0000||
Peak District||park|GB|GB.ENG|53.2500|-1.8000||
Pennines||range|GB|GB.ENG|54.7000|-2.3000||
Fens|Fenland|region|GB|GB.ENG|52.6000|0.1000||
Black Country||region|GB|GB.ENG|52.5200|-2.0800||
Wirral|Wirral Peninsula|peninsula|GB|GB.ENG|53.3500|-3.0800||
Fylde|Fylde Coast|region|GB|GB.ENG|53.8000|-2.9500||
Snowdonia|Eryri|park|GB|GB.WLS|52.9000|-3.9000||
Brecon Beacons|Bannau Brycheiniog|park|GB|GB.WLS|51.8800|-3.4400||
South Wales||region|GB|GB.WLS|51.6500|-3.4000||
North Wales||region|GB|GB.WLS|53.1000|-3.8000||
Outer Hebrides|Western Isles|island|GB|GB.SCT|57.7600|-7.0200||
Inner Hebrides||island|GB|GB.SCT|56.5000|-6.2000||
Cairngorms||range|GB|GB.SCT|57.0700|-3.6700||
Trossachs||region|GB|GB.SCT|56.2300|-4.4000||
Connemara||region|IE||53.5000|-9.7500||
Skagerrak||strait|||57.8000|9.0000||
Jutland|Jutland Peninsula|peninsula|DK||56.0000|9.2500||
Swabia||region|DE||48.3000|9.5000||
Franconia||region|DE||49.5000|10.8000||
Ardennes||region|||50.2500|5.6700||
Savoy||region|FR||45.5000|6.5000||
Loire Valley||valley|FR||47.4000|1.0000||
Dordogne Valley||valley|FR||44.9000|1.2000||
Costa del Sol||region|ES||36.5000|-4.8000||
Costa Brava||region|ES||41.9000|3.2000||
Dolomites||range|IT||46.4100|11.8400||
Apennines|Apennine Mountains|range|IT||43.2800|12.5800||
Carpathians|Carpathian Mountains|range|||47.0000|25.5000||
Fire Island||island|US|US.NY|40.6500|-73.1500||5117146
Farallon Islands|Farallones|Farallons|island|US|US.CA|37.7000|-123.0000||5347698
Golden Gate|Golden Gate Strait|strait|US|US.CA|37.8200|-122.4800||5352838
Channel Islands National Park||park|US|US.CA|34.0100|-119.8000||
Catalina Island|Santa Catalina Island|island|US|US.CA|33.3900|-118.4200||
Angeles National Forest||forest|US|US.CA|34.3200|-118.0000||
Lake Mead||lake|US|US.NV|36.1500|-114.4000||
Mount Hood|Mt. Hood|mountain|US|US.OR|45.3740|-121.6960||
Columbia River Gorge||valley|US|US.OR|45.7000|-121.7900||
Olympic Peninsula||peninsula|US|US.WA|47.7500|-123.7500||
San Juan Islands||island|US|US.WA|48.5300|-123.0300||
Kenai Peninsula||peninsula|US|US.AK|60.3000|-150.5000||
Driftless Area||region|US||43.5000|-90.5000||
Cumberland Plateau||plateau|US||36.0000|-85.0000||
Monongahela River||river|US|US.PA|40.1000|-79.9000||
Allegheny Mountains|Alleghenies|range|US||39.5000|-79.0000||
Green Mountains||range|US|US.VT|43.8000|-72.9000||
White Mountains||range|US|US.NH|44.1000|-71.4000||
Berkshires|the Berkshires|Berkshire Hills|region|US|US.MA|42.4000|-73.2500||
Poconos|Pocono Mountains|range|US|US.PA|41.1000|-75.3000||
Lehigh Valley||valley|US|US.PA|40.6500|-75.4000||
Okefenokee Swamp|Okefenokee|swamp|US|US.GA|30.7000|-82.3000||
Big Bend|Florida Big Bend|region|US|US.FL|30.2000|-84.0000||
Piney Woods||region|US|US.TX|31.5000|-94.5000||
Permian Basin||region|US|US.TX|31.9000|-102.3000||
Bay of Fundy||bay|CA||45.0000|-65.8000||
Golden Horseshoe||region|CA|CA.08|43.7000|-79.4000||
Gaspé|Gaspe Peninsula|Gaspé Peninsula|peninsula|CA|CA.10|48.7000|-65.5000||
Haida Gwaii|Queen Charlotte Islands|island|CA|CA.02|53.0000|-132.0000||
Yucatan Channel||strait|||21.8000|-85.0000||
Chiapas Highlands||region|MX||16.6000|-92.6000||
Mosquito Coast||region|NI||13.5000|-83.7000||
Orinoco|Orinoco River|river|VE||8.0000|-64.0000||
Altiplano||plateau|BO||-18.0000|-68.0000||
Pantanal||region|BR||-17.7000|-57.4000||
Gran Chaco|Chaco|region|||-22.0000|-61.0000||
Tierra del Fuego||island|||-54.0000|-68.5000||
Visayas||region|PH||11.0000|123.5000||
Scarborough Shoal||reef|||15.1800|117.7600||
Irrawaddy Delta||region|MM||16.2000|95.0000||
Golden Triangle||region|||20.3500|100.0800||
Mekong Delta||region|VN||10.0000|105.5000||
Kathmandu Valley||valley|NP||27.7000|85.3300||
Kashmir Valley|Vale of Kashmir|valley|IN||34.0300|74.6700||
Rift Valley|Great Rift Valley|valley|||0.0000|36.0000||
Kilindini|Kilindini Harbour|Kilindini Harbor|harbor|KE|KE.37|-4.0700|39.6500||
Kruger National Park|Kruger Park|park|ZA||-24.0000|31.5000||
Virunga|Virunga National Park|park|CD||-0.9000|29.4000||
Serengeti|Serengeti National Park|park|TZ||-2.3300|34.8300||
Lake Chad Basin||region|||13.0000|14.0000||
Nile Delta||region|EG||30.9000|31.1000||
Gilgit-Baltistan||region|PK||35.8000|74.5000||
Pilbara||region|AU|AU.08|-21.6000|119.0000||
Hunter Valley||valley|AU|AU.02|-32.5500|151.1700||
Barossa Valley|Barossa|valley|AU|AU.05|-34.5300|138.9500||
Fiordland||park|NZ||-45.4000|167.7000||
"""

# word or phrase|type|position
DESIGNATORS = """
county|admin2|after
counties|admin2|after
parish|admin2|after
parishes|admin2|after
borough|admin2|after
co.|admin2|after
province|admin1|both
provinces|admin1|after
state|admin1|both
oblast|admin1|after
krai|admin1|after
governorate|admin1|after
prefecture|admin1|after
department|admin1|after
canton|admin1|both
emirate|admin1|both
voivodeship|admin1|after
republic|country|both
kingdom|country|both
commonwealth|country|both
federation|country|after
territory|admin1|after
territories|admin1|after
district|admin2|after
municipality|admin2|both
township|city|after
twp.|city|after
region|region|after
city|city|both
town|city|both
village|city|both
hamlet|city|both
suburb|city|both
neighborhood|quarter|after
neighbourhood|quarter|after
quarter|quarter|after
heights|quarter|after
beach|city|after
springs|city|after
falls|city|after
fort|city|before
ft.|city|before
port|city|before
saint|city|before
st.|city|before
new|city|before
valley|valley|after
river|river|both
rivers|river|after
creek|river|after
canal|canal|both
lake|lake|both
lakes|lake|after
loch|lake|before
lough|lake|before
reservoir|lake|after
dam|facility|after
sea|sea|both
ocean|ocean|after
gulf|gulf|both
bay|bay|both
strait|strait|both
straits|strait|both
channel|strait|after
sound|strait|after
fjord|bay|after
inlet|bay|after
harbor|harbor|both
harbour|harbor|both
island|island|both
islands|island|after
isle|island|both
isles|island|after
archipelago|island|after
atoll|island|after
peninsula|peninsula|after
cape|cape|before
coast|region|after
mount|mountain|before
mt.|mountain|before
mountain|mountain|after
mountains|range|after
range|range|after
hills|range|after
hill|mountain|after
peak|mountain|after
volcano|mountain|both
glacier|glacier|after
desert|desert|after
plateau|region|after
plain|region|after
plains|region|after
forest|forest|after
national forest|forest|after
national park|park|after
state park|park|after
park|park|after
wildlife refuge|park|after
reservation|region|after
refugee camp|facility|after
camp|facility|before
airport|airport|after
international airport|airport|after
air base|facility|after
air force base|facility|after
naval base|facility|after
naval station|facility|after
army base|facility|after
base|facility|after
barracks|facility|after
station|facility|after
train station|facility|after
bridge|facility|after
tunnel|facility|after
square|facility|after
plaza|facility|both
stadium|facility|after
arena|facility|after
cemetery|facility|after
prison|facility|after
jail|facility|after
correctional facility|facility|after
detention center|facility|after
courthouse|facility|after
palace|facility|after
castle|facility|after
tower|facility|after
towers|facility|after
mosque|facility|after
cathedral|facility|after
church|facility|after
temple|facility|after
synagogue|facility|after
monastery|facility|after
hospital|facility|after
mall|facility|after
border crossing|facility|after
checkpoint|facility|after
crossing|facility|after
port of entry|facility|after
nuclear power plant|facility|after
power plant|facility|after
mine|facility|after
street|street|after
st.|street|after
avenue|street|after
ave.|street|after
ave|street|after
road|street|after
rd.|street|after
rd|street|after
boulevard|street|both
blvd.|street|after
blvd|street|after
drive|street|after
dr.|street|after
lane|street|after
ln.|street|after
court|street|after
terrace|street|after
place|street|after
highway|street|both
hwy.|street|before
route|street|before
interstate|street|before
freeway|street|after
parkway|street|after
pkwy.|street|after
expressway|street|after
turnpike|street|after
circle|street|after
rue|street|before
avenida|street|before
calle|street|before
straße|street|after
"""

# AP: cities that stand alone in datelines (the AP Stylebook's rule of the best-known cities).
DATELINES = [
    ("US", "Atlanta|Baltimore|Boston|Chicago|Cincinnati|Cleveland|Dallas|Denver|Detroit|Honolulu|Houston|Indianapolis|Kansas City|Las Vegas|Los Angeles|Miami|Milwaukee|Minneapolis|New Orleans|New York|Oklahoma City|Philadelphia|Phoenix|Pittsburgh|St. Louis|Salt Lake City|San Antonio|San Diego|San Francisco|Seattle|Washington"),
    ("AE", "Abu Dhabi|Dubai"), ("NL", "Amsterdam|The Hague"), ("TR", "Ankara|Istanbul"), ("GR", "Athens"), ("IQ", "Baghdad"), ("TH", "Bangkok"), ("CN", "Beijing|Shanghai"), ("LB", "Beirut"), ("DE", "Berlin|Munich|Frankfurt"),
    ("BE", "Brussels"), ("EG", "Cairo"), ("DJ", "Djibouti"), ("IE", "Dublin"), ("CH", "Geneva|Zurich"), ("GI", "Gibraltar"), ("GT", "Guatemala City"), ("CU", "Havana"), ("FI", "Helsinki"), ("HK", "Hong Kong"), ("PK", "Islamabad"),
    ("IL", "Jerusalem|Tel Aviv"), ("ZA", "Johannesburg"), ("KW", "Kuwait City"), ("GB", "London"), ("LU", "Luxembourg"), ("MO", "Macau"), ("ES", "Madrid"), ("MX", "Mexico City"), ("IT", "Milan|Rome"), ("MC", "Monaco"), ("CA", "Montreal|Ottawa|Quebec City|Toronto|Vancouver"),
    ("RU", "Moscow"), ("IN", "New Delhi|Mumbai"), ("PA", "Panama City"), ("FR", "Paris"), ("CZ", "Prague"), ("BR", "Rio de Janeiro|Sao Paulo"), ("SM", "San Marino"), ("SG", "Singapore"), ("SE", "Stockholm"), ("AU", "Sydney"), ("JP", "Tokyo"), ("VA", "Vatican City"), ("AT", "Vienna"),
    ("UA", "Kyiv"), ("IR", "Tehran"), ("KR", "Seoul"), ("PL", "Warsaw"), ("SV", "San Salvador"), ("PR", "San Juan"), ("VE", "Caracas"),
]

# place (canonical)|country|adjective forms|noun forms (singular; plural with / where irregular)
DEMONYMS = """
United States|US|American|American
Europe||European|European
Africa||African|African
Asia||Asian|Asian
South America||South American|South American
North America||North American|North American
Latin America||Latin American|Latin American
Central America||Central American|Central American
Middle East||Middle Eastern|Middle Easterner
Caribbean||Caribbean|
Scandinavia||Scandinavian|Scandinavian
Balkans||Balkan|
Baltics||Baltic|Balt
Caucasus||Caucasian|
Arabia||Arab,Arabian|Arab
Kurdistan||Kurdish|Kurd
Palestine|PS|Palestinian|Palestinian
Gaza Strip|PS|Gazan|Gazan
Tibet|CN|Tibetan|Tibetan
Xinjiang|CN|Uyghur,Uighur|Uyghur,Uighur
Kashmir||Kashmiri|Kashmiri
Punjab||Punjabi|Punjabi
Bengal||Bengali|Bengali
Chechnya|RU|Chechen|Chechen
Dagestan|RU|Dagestani|Dagestani
Ingushetia|RU|Ingush|
Tatarstan|RU|Tatar|Tatar
West Bank|PS||West Banker
Sahel||Sahelian|
Iberia||Iberian|Iberian
Appalachia|US|Appalachian|
Eurasia||Eurasian|
Antarctica||Antarctic|
Siberia|RU|Siberian|Siberian
Crimea|UA|Crimean|Crimean
Scotland|GB|Scottish,Scots,Scotch|Scot,Scotsman/Scotsmen,Scotswoman/Scotswomen
England|GB|English|Englishman/Englishmen,Englishwoman/Englishwomen
Wales|GB|Welsh|Welshman/Welshmen,Welshwoman/Welshwomen
Northern Ireland|GB|Northern Irish|
Ireland|IE|Irish|Irishman/Irishmen,Irishwoman/Irishwomen
United Kingdom|GB|British|Briton,Brit,Britisher
France|FR|French|Frenchman/Frenchmen,Frenchwoman/Frenchwomen
Netherlands|NL|Dutch|Dutchman/Dutchmen,Dutchwoman/Dutchwomen
Spain|ES|Spanish|Spaniard
Denmark|DK|Danish|Dane
Sweden|SE|Swedish|Swede
Finland|FI|Finnish|Finn
Poland|PL|Polish|Pole
Turkey|TR|Turkish|Turk
Iceland|IS|Icelandic|Icelander
Greenland|GL|Greenlandic|Greenlander
New Zealand|NZ|New Zealand|New Zealander,Kiwi
Australia|AU|Australian|Australian,Aussie
Canada|CA|Canadian|Canadian
Germany|DE|German|German
Switzerland|CH|Swiss|Swiss/Swiss
China|CN|Chinese|Chinese/Chinese
Japan|JP|Japanese|Japanese/Japanese
Taiwan|TW|Taiwanese|Taiwanese/Taiwanese
Hong Kong|HK||Hong Konger,Hongkonger
North Korea|KP|North Korean|North Korean
South Korea|KR|South Korean|South Korean
Korea||Korean|Korean
Vietnam|VN|Vietnamese|Vietnamese/Vietnamese
Philippines|PH|Philippine,Filipino|Filipino,Filipina
Thailand|TH|Thai|Thai
Myanmar|MM|Burmese|Burmese/Burmese
Israel|IL|Israeli|Israeli
Iran|IR|Iranian,Persian|Iranian,Persian
Iraq|IQ|Iraqi|Iraqi
Afghanistan|AF|Afghan|Afghan
Pakistan|PK|Pakistani|Pakistani
Saudi Arabia|SA|Saudi,Saudi Arabian|Saudi
Yemen|YE|Yemeni,Yemenite|Yemeni
United Arab Emirates|AE|Emirati|Emirati
Czech Republic|CZ|Czech|Czech
Slovakia|SK|Slovak,Slovakian|Slovak
Serbia|RS|Serbian,Serb|Serb,Serbian
Croatia|HR|Croatian,Croat|Croat,Croatian
Bosnia and Herzegovina|BA|Bosnian|Bosnian,Bosniak
Kosovo|XK|Kosovar,Kosovan|Kosovar
Soviet Union|RU|Soviet|Soviet
Yugoslavia||Yugoslav,Yugoslavian|Yugoslav
Argentina|AR|Argentine,Argentinian,Argentinean|Argentine,Argentinian
Venezuela|VE|Venezuelan|Venezuelan
El Salvador|SV|Salvadoran,Salvadorean,Salvadorian|Salvadoran,Salvadorean
Honduras|HN|Honduran|Honduran
Guatemala|GT|Guatemalan|Guatemalan
Ecuador|EC|Ecuadorian,Ecuadorean|Ecuadorian,Ecuadorean
Puerto Rico|PR|Puerto Rican|Puerto Rican
Dominican Republic|DO|Dominican|Dominican
Ivory Coast|CI|Ivorian|Ivorian
Democratic Republic of the Congo|CD|Congolese|Congolese/Congolese
Somalia|SO|Somali,Somalian|Somali
Darfur|SD|Darfuri|Darfuri
Uzbekistan|UZ|Uzbek|Uzbek
Tajikistan|TJ|Tajik|Tajik
Kazakhstan|KZ|Kazakh,Kazakhstani|Kazakh
Kyrgyzstan|KG|Kyrgyz|Kyrgyz/Kyrgyz
Turkmenistan|TM|Turkmen|Turkmen/Turkmen
Catalonia|ES|Catalan|Catalan
Basque Country|ES|Basque|Basque
Sicily|IT|Sicilian|Sicilian
Bavaria|DE|Bavarian|Bavarian
Quebec|CA||Quebecer,Québécois,Quebecker
Ontario|CA||Ontarian
Alberta|CA|Albertan|Albertan
Newfoundland|CA||Newfoundlander
Amazon||Amazonian|
Andes||Andean|
Arctic||Arctic|
Mediterranean||Mediterranean|
Hawaii|US|Hawaiian|Hawaiian
Alaska|US|Alaskan|Alaskan
Alabama|US|Alabamian|Alabamian,Alabaman
Arizona|US|Arizonan|Arizonan
Arkansas|US||Arkansan
California|US|Californian|Californian
Colorado|US|Coloradan|Coloradan,Coloradoan
Connecticut|US||Connecticuter
Delaware|US|Delawarean|Delawarean
Florida|US|Floridian|Floridian
Idaho|US||Idahoan
Illinois|US||Illinoisan
Indiana|US||Hoosier,Indianan
Iowa|US||Iowan
Kansas|US||Kansan
Kentucky|US||Kentuckian
Louisiana|US|Louisianan|Louisianan,Louisianian
Maine|US||Mainer
Maryland|US||Marylander
Massachusetts|US||Bay Stater
Michigan|US||Michigander,Michiganian
Minnesota|US|Minnesotan|Minnesotan
Mississippi|US|Mississippian|Mississippian
Missouri|US|Missourian|Missourian
Montana|US|Montanan|Montanan
Nebraska|US|Nebraskan|Nebraskan
Nevada|US|Nevadan|Nevadan
New Hampshire|US||New Hampshirite
New Jersey|US||New Jerseyan,New Jerseyite
New Mexico|US|New Mexican|New Mexican
New York|US||New Yorker
North Carolina|US|North Carolinian|North Carolinian
North Dakota|US|North Dakotan|North Dakotan
Ohio|US||Ohioan
Oklahoma|US|Oklahoman|Oklahoman
Oregon|US|Oregonian|Oregonian
Pennsylvania|US|Pennsylvanian|Pennsylvanian
Rhode Island|US||Rhode Islander
South Carolina|US|South Carolinian|South Carolinian
South Dakota|US|South Dakotan|South Dakotan
Tennessee|US|Tennessean|Tennessean
Texas|US|Texan|Texan
Utah|US|Utahn|Utahn,Utahan
Vermont|US||Vermonter
Virginia|US|Virginian|Virginian
Washington|US||Washingtonian
West Virginia|US|West Virginian|West Virginian
Wisconsin|US||Wisconsinite
Wyoming|US||Wyomingite
New England|US||New Englander
Midwest|US|Midwestern|Midwesterner
Los Angeles|US||Angeleno
San Francisco|US||San Franciscan
San Diego|US||San Diegan
Chicago|US||Chicagoan
Boston|US|Bostonian|Bostonian
Philadelphia|US||Philadelphian
Houston|US||Houstonian
Dallas|US||Dallasite
Seattle|US||Seattleite
Miami|US||Miamian
Detroit|US||Detroiter
Pittsburgh|US||Pittsburgher
Cleveland|US||Clevelander
Baltimore|US||Baltimorean
New Orleans|US||New Orleanian
Las Vegas|US||Las Vegan
Brooklyn|US||Brooklynite
Manhattan|US||Manhattanite
Long Island|US||Long Islander
London|GB||Londoner
Liverpool|GB|Liverpudlian|Liverpudlian
Manchester|GB|Mancunian|Mancunian
Glasgow|GB|Glaswegian|Glaswegian
Dublin|IE||Dubliner
Paris|FR|Parisian|Parisian
Brittany|FR|Breton|Breton
Corsica|FR|Corsican|Corsican
Berlin|DE||Berliner
Munich|DE||Municher
Vienna|AT|Viennese|Viennese/Viennese
Rome|IT|Roman|Roman
Milan|IT|Milanese|Milanese/Milanese
Venice|IT|Venetian|Venetian
Naples|IT|Neapolitan|Neapolitan
Florence|IT|Florentine|Florentine
Turin|IT|Turinese|
Tuscany|IT|Tuscan|Tuscan
Madrid|ES|Madrilenian|Madrileño
Moscow|RU|Muscovite|Muscovite
Athens|GR|Athenian|Athenian
Sydney|AU||Sydneysider
Melbourne|AU|Melburnian|Melburnian
Tasmania|AU|Tasmanian|Tasmanian
Queensland|AU||Queenslander
Toronto|CA|Torontonian|Torontonian
Montreal|CA||Montrealer
Vancouver|CA||Vancouverite
Tokyo|JP|Tokyoite|Tokyoite
Okinawa|JP|Okinawan|Okinawan
Beijing|CN||Beijinger
Shanghai|CN|Shanghainese|Shanghainese/Shanghainese
Canton|CN|Cantonese|
Bali|ID|Balinese|Balinese/Balinese
Aceh|ID|Acehnese|Acehnese/Acehnese
Java|ID|Javanese|Javanese/Javanese
Mumbai|IN||Mumbaikar
Gujarat|IN|Gujarati|Gujarati
Buenos Aires|AR||Porteño
Rio de Janeiro|BR|Carioca|Carioca
São Paulo|BR||Paulista
Havana|CU||Habanero
Mexico City|MX||Chilango
Beirut|LB|Beiruti|Beiruti
Damascus|SY|Damascene|
Cairo|EG|Cairene|Cairene
Baghdad|IQ|Baghdadi|Baghdadi
Flanders|BE|Flemish|Fleming
Wallonia|BE|Walloon|Walloon
Lapland||Lapp|Lapp
Zanzibar|TZ|Zanzibari|Zanzibari
Tigray|ET|Tigrayan|Tigrayan
Biafra|NG|Biafran|Biafran
Abkhazia|GE|Abkhaz,Abkhazian|Abkhazian
South Ossetia|GE|South Ossetian,Ossetian|Ossetian
Transylvania|RO|Transylvanian|Transylvanian
Prussia||Prussian|Prussian
Ottoman Empire||Ottoman|Ottoman
Byzantium||Byzantine|Byzantine
Persia|IR|Persian|Persian
Polynesia||Polynesian|Polynesian
Melanesia||Melanesian|Melanesian
"""
