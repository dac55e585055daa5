"""Wikidata ids settled by hand, read by wikidata.py: what the name means in the news where labels alone would mislead.

A line is `name = id`; the id must stand in the sources of wikidata.py (or in SEEN below), else the script says so and leaves it out.
`name = -` means: no id, since no source carries the right one or the name has several meanings.
"""

SETTLED = {
    "organizations": """
Airbus = Q2311
Alibaba = Q1359568
Berkshire = Q217583
Carlyle = -
Chrysler = Q29610
Coca-Cola = Q3295867
Communist Party = -
Congress = Q11268
CVS = Q624375
Dell = Q30873
Department of Defense = Q11209
Downing Street = -
DreamWorks = -
EADS = Q2311
Fed = Q53536
Fiat Chrysler = Q15678788
FIA = -
G20 = Q19771
Goldman = Q193326
Goodwill Industries = -
Green Party = -
Heineken = Q180855
House = Q11701
House of Commons = -
House of Representatives = Q11701
Hyundai Motor = Q55931
IndiGo = Q1057110
Infosys = -
International Energy Agency = Q826700
Jamaat-e-Islami = -
Lehman = Q212900
Liberal Party = -
Lloyds = -
Lloyds Banking Group = -
Major League Baseball = Q1163715
Marriott = Q1141173
Mercedes = Q36008
Merck = Q247489
Merrill = Q334122
Merrill Lynch = Q334122
Metropolitan Opera = -
Ministry of Defence = Q1143261
Moody's = Q4159021
Moody's Corp = Q675585
Motorola = Q259011
Mount Sinai Hospital = -
National Archives = Q518155
National Health Service = -
OPEC+ = -
Orange = Q1431486
France Telecom = Q1431486
Pakistan Army = Q2078095
Paramount = Q159846
Pentagon = Q11209
Peugeot = Q6742
Port Authority of New York and New Jersey = Q908666
Puma = Q157064
Raytheon = Q156644
Lucent = -
Vale = Q583268
House Financial Services Committee = Q918225
House Ways and Means Committee = Q260239
House Intelligence Committee = Q2495362
Senate Judiciary Committee = Q452532
Delta = Q188920
Lockheed = Q7240
China Telecom = -
Prudential = -
Christian Social Union = Q49763
Ernst & Young = Q489097
GDF Suez = Q13416787
Norilsk Nickel = Q1284261
Petróleos de Venezuela = Q718194
Roscosmos = Q190795
TC Energy = Q1516108
Tea Party = Q19042
UNAIDS = Q588982
LG Electronics = Q162345
DaimlerChrysler = Q27530
YouGov = Q1470929
World Organisation for Animal Health = Q1058594
ArcelorMittal = Q27893
International Organization for Migration = Q472311
National Association for the Advancement of Colored People = Q502044
Research In Motion = -
BlackBerry = -
Rio Tinto = -
Rolls-Royce = Q243278
Royal Bank of Scotland = Q160126
Saab = -
Senate = Q66096
Shell = Q154950
Shein = -
Socialist Party = -
Sony Pictures = Q822314
Spice Girls = -
Spotify = Q689141
Sprint Nextel = Q301965
Supreme Court = -
Switzerland = -
T-Mobile = Q3511885
Tata = -
The Beatles = Q1299
Total = Q154037
Treasury = Q648666
Twitter = Q918
U.S. House of Representatives = Q11701
U.S. Congress = Q11268
U.S. Senate = Q66096
UN Development Programme = Q161718
UN Population Fund = -
Ultimate Fighting Championship = Q186471
Unison = -
UPS = Q155026
Vatican = Q159583
Verizon = Q467752
Verizon Wireless = Q919641
Walmart = Q483551
Warner Bros. = Q126399
White House = -
Woolworths = -
World Wildlife Fund = -
Zoom = -
AT&T = Q35476
American Federation of Government Employees = -
Bed Bath & Beyond = Q813782
Bundesliga = Q82595
Caritas = -
Christian Democrats = -
Cisco = Q173395
Conservative Party of Canada = Q488523
Formula 1 = Q1968
Forza Italia = -
Action Against Hunger = Q343624
Ivy League = Q49113
Joint Chiefs of Staff = Q609474
Lucasfilm = Q242446
Caterpillar = Q459965
Philip Morris = Q1852556
Brazilian Democratic Movement = Q1322751
CSIRO = Q1117048
AFSCME = Q670548
AIADMK = Q651141
ASPCA = Q2416421
Hyundai = Q55931
Alstom = Q309084
ABN AMRO = Q287471
Samsung = Q20718
Thales = Q1161666
United Technologies = Q1045758
Federal Reserve = Q53536
Bank of China = Q790068
VTB = Q1549389
International Court of Justice = Q7801
European Central Bank = Q8901
Bundesbank = Q162222
BlackRock = Q219635
Instagram = Q209330
WhatsApp = Q1049511
SAP = Q552581
LVMH = Q504998
SoftBank = Q201653
Bundestag = Q154797
Organization of American States = Q123759
European Court of Human Rights = Q122880
American Express = Q194360
Mastercard = Q489921
Qualcomm = Q544847
Standard & Poor's = -
Citadel = -
Fortis = -
Cerberus = -
MAN = -
Sharp = -
Kraft = Q327751
Eastman Kodak = Q486269
Time Warner = Q191715
Linde = -
Mitsubishi Motors = Q36033
KGB = Q80919
Alphabet = Q20800404
U.S. Supreme Court = Q11201
UN Secretariat = Q220563
UN Human Rights Council = Q205650
UN Office of the High Commissioner for Human Rights = Q656812
UN Office for the Coordination of Humanitarian Affairs = Q1065854
UN Women = Q641576
International Maritime Organization = Q201054
International Telecommunication Union = Q376150
World Intellectual Property Organization = Q177773
European Court of Auditors = Q8900
European External Action Service = Q672941
European Investment Bank = Q192247
Parliamentary Assembly of the Council of Europe = Q939743
Economic Community of West African States = Q193272
East African Community = Q337456
Caribbean Community = Q205995
Union of South American Nations = Q4230
Non-Aligned Movement = Q83201
European Bank for Reconstruction and Development = Q488981
FIBA = Q46199
European Court of Justice = Q1518827
Eurogroup = Q149964
CONMEBOL = Q58733
Allianz = Q487292
BNP Paribas = Q499707
BRICS = Q243630
Bombardier = Q333498
CONCACAF = Q160549
Eredivisie = Q167541
G8 = Q37143
Glencore = Q169339
Harvard Law School = Q49122
Harvard Medical School = Q49121
Ikea = Q54078
International Cricket Council = Q722694
Israel Defense Forces = Q58967
Islamic Revolutionary Guard Corps = Q271110
Itaú = Q1424293
Juilliard School = Q503246
Lowe's = Q1373493
Mercosur = Q4264
Mossad = Q34216
NASCAR = Q233929
Nordstrom = Q174310
Royal Navy = Q172771
Sears = Q6499202
SK Hynix = Q370719
TSMC = Q713418
Tatmadaw = Q728190
Ticketmaster = Q2609162
UN Office on Drugs and Crime = Q636107
UniCredit = Q45568
Volkswagen = Q156578
Wachovia = Q1415262
WikiLeaks = Q359
Pan American Health Organization = Q1856835
Crédit Agricole = Q590952
DHL = Q489815
Deutsche Börse = Q157852
Euronext = Q842108
Financial Services Authority = Q638053
Warner Bros. Discovery = -
AARP = Q463410
AXA = Q160054
American Legion = Q468865
Aviva = Q791179
Bharti Airtel = Q854867
China Mobile = Q741618
China Unicom = Q1068485
Federal Security Service = Q58792
Generali = Q670482
ICICI Bank = Q1653258
Lyft = Q17077936
NTT DoCoMo = Q853958
National Audubon Society = Q1646000
Nordea = Q1123823
Norwegian Refugee Council = Q1247077
Organisation for the Prohibition of Chemical Weapons = Q842490
MI6 = Q184560
PetroChina = Q503182
Ping An = Q1256188
Secret Service = Q503224
Swedbank = Q1145493
TNK-BP = Q2298901
U.S. Marshals Service = Q934866
UnitedHealth = Q2103926
Veterans of Foreign Wars = Q3556413
Yale = Q49112
""",
    "media": """
ABC News = Q287171
Advocate = -
ABC = -
Disney+ = -
Dispatch = -
ANP = -
Atlantic = Q1542536
Al Jazeera = Q13477
Australian = Q1478700
BBC News = Q1160945
Billboard = Q485240
TMZ = Q2630118
Time = Q43297
Vanity Fair = Q1046841
France Info = Q19904
Doordarshan = Q1763315
Washington Times = Q494170
BET = -
Cable = -
Caravan = -
Caracol = -
Cell = -
Channel 5 = -
Diplomat = -
Economist = -
Focus = -
Foreign Policy = -
Journal = -
Kicker = -
Libération = -
Lifetime = -
Mirror = -
Morning Star = -
Nature = -
New Yorker = -
NHK = -
Panorama = -
Perez Hilton = -
Pioneer = -
Playboy = -
Popular Science = -
RTÉ = -
Sabah = -
Science = -
Statesman = -
Week = -
Wire = -
Polygon = -
La Presse = -
Jezebel = -
NTV = -
Zaman = -
Reuters = Q130879
Guardian = Q11148
Wall Street Journal = Q164746
New York Times = Q9684
CNBC = Q1023912
Times = Q50008
Telegraph = Q192621
Bild = Q156203
Mainichi Shimbun = Q1136866
Münchner Merkur = Q279832
Sankei Shimbun = Q1197261
Süddeutsche Zeitung = Q158870
Yomiuri Shimbun = Q645218
""",
    "teams": """
Al Ittihad = -
Lions = -
Orange = -
Wolves = -
Dynamo = -
Cardinals = -
Al Hilal = Q73965
Atlético Nacional = Q332605
Bengaluru FC = Q16243716
Borussia Mönchengladbach = Q101959
CF Montréal = Q167615
Nashville SC = Q47518754
New York Giants = Q190618
Orlando City = Q15214308
Saint-Étienne FC = Q19521
Steaua Bucharest = Q179658
TP Mazembe = Q695340
VfL Wolfsburg = Q101859
Florida State Seminoles = Q944639
Oklahoma Sooners = Q3490791
Botafogo = -
Brentford = -
Bulls = -
Cardinal = -
Chicago Fire = Q308683
Chiefs = -
Crystal Palace = -
CSKA Moscow = -
Dortmund = -
Fulham = Q18708
Islamabad United = -
Kansas Jayhawks = -
Kings = -
Liverpool = Q1130849
Lynx = -
Mercury = -
Persepolis = -
Punjab Kings = -
Rebels = -
Reds = -
Sharks = -
Sparks = -
Storm = -
Warriors = -
""",
    "armed_groups": """
Los Lobos = -
Camorra = Q468804
Cosa Nostra = Q1458155
""",
    "agencies": """
Chamber of Deputies = -
White House = -
Austrian National Bank = Q670723
National Police Corps of Spain = Q1143194
Secret Intelligence Service = Q184560
""",
    "legislatures_courts": """
Court of Criminal Appeal = -
Congress = -
White House = -
Court of Cassation = -
Court of Justice of the European Union = -
Supreme Court = -
Assembly of the Republic = -
""",
    "clubs": """
Boca Juniors Gibraltar FC = -
Dundee FC = Q335483
Derry City FC = Q459622
Puerto Rico Islanders = Q1224817
Santos de Nasca FC = Q59255192
Reggina 1914 = Q8476
""",
    "companies": """
Asahi = -
Astral = -
SAS = -
Infosys = -
Bunge = Q1009458
Warner Bros. Discovery = -
MAN = -
Metro = Q169167
Magnum = -
Hilton Worldwide = Q1057464
NatWest Group = -
Sears Holdings = -
""",
    "universities": "",
    "brands": """
Woolworths = Q8033997
McLaren = Q1351854
Mercedes = Q36008
""",
    "parties": "",
    "news_regions": """
Alsace = Q1142
Arctic = Q25322
Austria-Hungary = Q28513
Baja California = Q58731
Cape Cod = Q49152
Czechoslovakia = Q33946
Mindanao = Q124873
North Island = Q118863
Oahu = Q131347
Ottoman Empire = Q12560
Red Sea = Q23406
Rikers Island = Q120119
Senkaku Islands = Q29460
South Island = Q120755
Southern California = Q844837
Sub-Saharan Africa = Q132959
Tiananmen Square = Q164055
Transylvania = Q39473
Vancouver Island = Q170479
West Indies = Q669037
Yugoslavia = Q36704
""",
    "cities_large": """
5128581 = Q60
5110302 = Q18419
5133273 = Q18424
5125771 = Q11299
5110266 = Q18426
5139568 = Q18432
5120034 = Q189074
5357527 = Q34006
""",  # by GeoNames id
    "notable_recent": """
Beyoncé = Q36153
Bob Dylan = Q392
Brad Pitt = Q35332
David Bowie = Q5383
Drake = Q33240
Elton John = Q2808
George W. Bush = Q207
Hassan Nasrallah = Q181182
John Kerry = Q22316
John Oliver = Q1701254
Karl Lagerfeld = Q76716
Kevin McCarthy = Q766866
Lance Armstrong = Q2172
Madonna = Q1744
Malcolm X = Q43303
Muhammad Ali = Q36107
Nelson Mandela = Q8023
Shakira = Q34424
Stephen Colbert = Q212886
Steve Jobs = Q19837
Steve Smith = -
Taylor Swift = Q26876
Tim Cook = Q265852
Ursula von der Leyen = Q60772
Prince William = Q36812
Prince Harry = Q152316
Pope John Paul II = Q989
Osama bin Laden = Q1317
Cristiano Ronaldo = Q11571
Lewis Hamilton = Q9673
Princess Diana = Q9685
King Charles III = Q43274
JD Vance = Q28935729
Jeffrey Epstein = Q2904131
Wang Yi = Q701801
Viktor Yanukovych = Q1459658
Paul Martin = Q128529
John Howard = Q51330
Helen Clark = Q180383
Göran Persson = Q53747
Omar Suleiman = Q223568
Howard Schultz = Q472330
Mike Johnson = Q19880665
Jack Smith = -
Alex Jones = -
Michael Cohen = -
Josh Allen = -
Stephen Miller = Q27996060
Whitney Houston = Q34389
Dua Lipa = -
Warren Buffett = Q47213
Rupert Murdoch = Q53944
Elon Musk = Q317521
Christine Lagarde = Q484605
Queen Elizabeth II = Q9682
Yasser Arafat = Q34211
Pope Benedict XVI = Q2494
Jimmy Cayne = Q2454247
Itamar Ben-Gvir = Q12403861
Tung Chee-hwa = Q15027
Shah Rukh Khan = Q9535
Neymar = Q142794
Harvey Weinstein = Q531599
""",
}

# Ids that the sources of wikidata.py lack: seen with this label in public files, the bodies of the UN, the EU and the like in
# the register of international organizations of opensanctions/opensanctions (MIT)
SEEN = {
    "Q8901": "European Central Bank",
    "Q47213": "Warren Buffett",
    "Q220563": "United Nations Secretariat",
    "Q205650": "United Nations Human Rights Council",
    "Q656812": "Office of the High Commissioner for Human Rights",
    "Q1065854": "UN Office for the Coordination of Humanitarian Affairs",
    "Q641576": "UN Women",
    "Q201054": "International Maritime Organization",
    "Q376150": "International Telecommunication Union",
    "Q177773": "World Intellectual Property Organization",
    "Q4951": "Court of Justice of the European Union",
    "Q8900": "European Court of Auditors",
    "Q672941": "European External Action Service",
    "Q192247": "European Investment Bank",
    "Q939743": "Parliamentary Assembly of the Council of Europe",
    "Q193272": "Economic Community of West African States",
    "Q337456": "East African Community",
    "Q205995": "Caribbean Community",
    "Q4230": "Union of South American Nations",
    "Q83201": "Non-Aligned Movement",
    "Q488981": "European Bank for Reconstruction and Development",
    "Q46199": "International Basketball Federation",
    "Q1518827": "European Court of Justice",
    "Q149964": "Eurogroup",
    "Q58733": "CONMEBOL",
    "Q7172": "Arab League",
    "Q157852": "Deutsche Börse",
    "Q7801": "International Court of Justice",
    "Q60772": "Ursula von der Leyen",
    "Q36812": "Prince William",
    "Q152316": "Prince Harry",
    "Q989": "Pope John Paul II",
    "Q1317": "Osama bin Laden",
    "Q11571": "Cristiano Ronaldo",
    "Q9673": "Lewis Hamilton",
    "Q9685": "Princess Diana",
    "Q43274": "King Charles III",
    "Q28935729": "JD Vance",
    "Q2904131": "Jeffrey Epstein",
    "Q53944": "Rupert Murdoch",  # by hand: no public file with the label was found
    "Q219635": "BlackRock",
    "Q544847": "Qualcomm",
    "Q209330": "Instagram",
    "Q1049511": "WhatsApp",
    "Q552581": "SAP",
    "Q504998": "LVMH",
    "Q201653": "SoftBank",
    "Q154797": "Bundestag",
    "Q123759": "Organization of American States",
    "Q122880": "European Court of Human Rights",
    "Q194360": "American Express",
    "Q489921": "Mastercard",
    "Q317521": "Elon Musk",
}
