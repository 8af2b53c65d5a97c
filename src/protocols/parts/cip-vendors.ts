/** Vendors by their numbers, from 0 on, one behind another; empty where a number is nobody's (ODVA vendor identifiers). */
const names = `
Reserved|Rockwell Automation/Allen-Bradley|Namco Controls Corp.|Honeywell Inc.|Parker Hannifin Corp. (Veriflo Division)|
Rockwell Automation/Reliance Elec.|Reserved|SMC Corporation|Molex Incorporated|Western Reserve Controls Corp.|
Advanced Micro Controls Inc. (AMCI)|ASCO Pneumatic Controls|Banner Engineering Corp.|Belden Wire & Cable Company|
Cooper Interconnect|Reserved|Daniel Woodhead Co. (Woodhead Connectivity)|Dearborn Group Inc.|Reserved|Helm Instrument Company|
Huron Net Works|Lumberg, Inc.|Online Development Inc.(Automation Value)|Vorne Industries, Inc.|ODVA Special Reserve|Reserved|
Festo Corporation|Reserved|Reserved|Reserved|Unico, Inc.|Ross Controls|Reserved|Reserved|Hohner Corp.|
Micro Mo Electronics, Inc.|MKS Instruments, Inc.|Yaskawa Electric America formerly Magnetek Drives|Reserved|
AVG Automation (Uticor)|Wago Corporation|Kinetics (Unit Instruments)|IMI Norgren Limited|BALLUFF, Inc.|
Yaskawa Electric America, Inc.|Eurotherm Controls Inc|ABB Industrial Systems|Omron Corporation|TURCk, Inc.|Grayhill Inc.|
Real Time Automation (C&ID)|Reserved|Numatics, Inc.|Lutze, Inc.|Reserved|Reserved|Softing GmbH|Pepperl + Fuchs|
Spectrum Controls, Inc.|D.I.P. Inc. MKS Inst.|Applied Motion Products, Inc.|Sencon Inc.|High Country Tek|
SWAC Automation Consult GmbH|Clippard Instrument Laboratory|Reserved|Reserved|Reserved|Eaton Electrical|Reserved|Reserved|
Toshiba International Corp.|Control Technology Incorporated|TCS (NZ) Ltd.|Hitachi, Ltd.|ABB Robotics Products AB|
NKE Corporation|Rockwell Software, Inc.|Escort Memory Systems (A Datalogic Group Co.)|Reserved|Industrial Devices Corporation|
IXXAT Automation GmbH|Mitsubishi Electric Automation, Inc.|OPTO-22|Reserved|Reserved|Horner Electric|
Burkert Werke GmbH & Co. KG|Reserved|Industrial Indexing Systems, Inc.|HMS Industrial Networks AB|Robicon|
Helix Technology (Granville-Phillips)|Arlington Laboratory|Advantech Co. Ltd.|Square D Company|Digital Electronics Corp.|
Danfoss|Reserved|Reserved|Bosch Rexroth Corporation, Pneumatics|Applied Materials, Inc.|Showa Electric Wire & Cable Co.|
Pacific Scientific (API Controls Inc.)|Sharp Manufacturing Systems Corp.|Olflex Wire & Cable, Inc.|Reserved|Unitrode|
Beckhoff Automation GmbH|National Instruments|Mykrolis Corporations (Millipore)|International Motion Controls Corp.|Reserved|
SEG Kempen GmbH|Reserved|Reserved|MTS Systems Corp.|Krones, Inc|Reserved|EXOR Electronic R & D|SIEI S.p.A.|KUKA Roboter GmbH|
Reserved|SEC (Samsung Electronics Co., Ltd)|Binary Electronics Ltd|Flexible Machine Controls|Reserved|ABB Inc. (Entrelec)|
MAC Valves, Inc.|Auma Actuators Inc|Toyoda Machine Works, Ltd|Reserved|Reserved|Balogh T.A.G., Corporation|
TR Systemtechnik GmbH|UNIPULSE Corporation|Reserved|Reserved|Conxall Corporation Inc.|Reserved|Reserved|
Kuramo Electric Co., Ltd.|Creative Micro Designs|GE Industrial Systems|Leybold Vacuum GmbH|Siemens Energy & Automation/Drives|
Kodensha Ltd|Motion Engineering, Inc.|Honda Engineering Co., Ltd|EIM Valve Controls|Melec Inc.|
Sony Manufacturing Systems Corporation|North American Mfg.|WATLOW|Japan Radio Co., Ltd|NADEX Co., Ltd|
Ametek Automation & Process Technologies|Reserved|KVASER AB|IDEC IZUMI Corporation|Mitsubishi Heavy Industries Ltd|
Mitsubishi Electric Corporation|Horiba-STEC Inc.|esd electronic system design gmbh|DAIHEN Corporation|
Tyco Valves & Controls/Keystone|EBARA Corporation|Reserved|Reserved|Hokuyo Electric Co. Ltd|Pyramid Solutions, Inc.|
Denso Wave Incorporated|HLS Hard-Line Solutions Inc|Caterpillar, Inc.|PDL Electronics Ltd.|Reserved|Red Lion Controls|
ANELVA Corporation|Toyo Denki Seizo KK|Sanyo Denki Co., Ltd|Advanced Energy Japan K.K. (Aera Japan)|Pilz GmbH & Co|
Marsh Bellofram-Bellofram PCD Division|Reserved|M-SYSTEM Co. Ltd|Nissin Electric Co., Ltd|Hitachi Metals Ltd.|
Oriental Motor Company|A&D Co., Ltd|Phasetronics, Inc.|Cummins Engine Company|Deltron Inc.|Geneer Corporation|
Anatol Automation, Inc.|Reserved|Reserved|Medar, Inc.|Comdel Inc.|Advanced Energy Industries, Inc|Reserved|DAIDEN Co., Ltd|
CKD Corporation|Toyo Electric Corporation|Reserved|AuCom Electronics Ltd|Shinko Electric Co., Ltd|Vector Informatik GmbH|
Reserved|Moog Inc.|Contemporary Controls|Tokyo Sokki Kenkyujo Co., Ltd|Schenck-AccuRate, Inc.|The Oilgear Company|Reserved|
ASM Japan K.K.|HIRATA Corp.|SUNX Limited|Meidensha Corp.|NIDEC SANKYO CORPORATION (Sankyo Seiki Mfg. Co., Ltd)|KAMRO Corp.|
Nippon System Development Co., Ltd|EBARA Technologies Inc.|Reserved|Reserved|SG Co., Ltd|Vaasa Institute of Technology|
MKS Instruments (ENI Technology)|Tateyama System Laboratory Co., Ltd.|QLOG Corporation|Matric Limited Inc.|NSD Corporation|
Reserved|Sumitomo Wiring Systems, Ltd|Group 3 Technology Ltd|CTI Cryogenics|POLSYS CORP|Ampere Inc.|Reserved|Simplatroll Ltd|
Reserved|Reserved|Leading Edge Design|Humphrey Products|Schneider Automation, Inc.|Westlock Controls Corp.|
Nihon Weidmuller Co., Ltd|Brooks Instrument (Div. of Emerson)|Reserved|Moeller GmbH|Varian Vacuum Products|
Yokogawa Electric Corporation|Electrical Design Daiyu Co., Ltd|Omron Software Co., Ltd|BOC Edwards|
Control Technology Corporation|Bosch Rexroth|Turck|Control Techniques PLC|Hardy Instruments, Inc.|LS Industrial Systems|
E.O.A. Systems Inc.|Reserved|New Cosmos Electric Co., Ltd.|Sense Eletronica LTDA|Xycom, Inc.|Baldor Electric|Reserved|
Patlite Corporation|Reserved|Mogami Wire & Cable Corporation|Welding Technology Corporation (WTC)|Reserved|
Deutschmann Automation GmbH|ICP Panel-Tec Inc.|Bray Controls USA|Reserved|Status Technologies|Trio Motion Technology Ltd|
Sherrex Systems Ltd|Adept Technology, Inc.|Spang Power Electronics|Reserved|Acrosser Technology Co., Ltd|Hilscher GmbH|
IMAX Corporation|Electronic Innovation, Inc. (Falter Engineering)|Netlogic Inc.|Bosch Rexroth Corporation, Indramat|Reserved|
Reserved|Murata  Machinery Ltd.|MTT Company Ltd.|Kanematsu Semiconductor Corp.|Takebishi Electric Sales Co.|
Tokyo Electron Device Ltd|PFU Limited|Hakko Automation Co., Ltd.|Advanet Inc.|Tokyo Electron Software Technologies Ltd.|
Reserved|Shinagawa Electric Wire Co., Ltd.|Yokogawa M&C Corporation|KONAN Electric Co., Ltd.|Binar Elektronik AB|
Furukawa Electric Co.|Cooper Energy Services|Schleicher GmbH & Co.|Hirose Electric Co., Ltd|Western Servo Design Inc.|
Prosoft Technology|Reserved|Towa Shoko Co., Ltd|Kyopal Co., Ltd|Extron Co.|Wieland Electric GmbH|SEW Eurodrive GmbH|
Aera Corporation|STA Reutlingen|Reserved|Fuji Electric Co., Ltd.|Reserved|Reserved|ifm efector, inc.|Reserved|
IDEACOD-Hohner Automation S.A.|CommScope Inc.|GE Fanuc Automation North America, Inc.|Matsushita Electric Industrial Co., Ltd|
Okaya Electronics Corporation|KASHIYAMA Industries, Ltd|JVC|Interface Corporation|Grape Systems Inc.|Reserved|Reserved|
Toshiba IT & Control Systems Corporation|Sanyo Machine Works, Ltd.|Vansco Electronics Ltd.|Dart Container Corp.|
Livingston & Co., Inc.|Alfa Laval LKM as|BF ENTRON Ltd. (British Federal)|Bekaert Engineering NV|Ferran  Scientific Inc.|
KEBA AG|Endress + Hauser|Reserved|ABB ALSTOM Power UK Ltd. (EGT)|Berger Lahr GmbH|Reserved|Federal Signal Corp.|
Kawasaki Robotics (USA), Inc.|Bently Nevada Corporation|Reserved|FRABA Posital GmbH|Elsag Bailey, Inc.|Fanuc Robotics America|
Reserved|Surface Combustion, Inc.|Reserved|AILES Electronics Ind. Co., Ltd.|Wonderware Corporation|
Particle Measuring Systems, Inc.|Reserved|Reserved|BITS Co., Ltd|Japan Aviation Electronics Industry Ltd|Keyence Corporation|
Kuroda Precision Industries Ltd.|Mitsubishi Electric Semiconductor Application|Nippon Seisen Cable, Ltd.|Omron ASO Co., Ltd|
Seiko Seiki Co., Ltd.|Sumitomo Heavy Industries, Ltd.|Tango Computer Service Corporation|Technology Service, Inc.|
Toshiba Information Systems (Japan) Corporation|TOSHIBA Schneider Inverter Corporation|Toyooki Kogyo Co., Ltd.|XEBEC|
Madison Cable Corporation|Hitati Engineering & Services Co., Ltd|TEM-TECH Lab Co., Ltd|International Laboratory Corporation|
Dyadic Systems Co., Ltd.|SETO Electronics Industry Co., Ltd|Tokyo Electron Kyushu Limited|KEI System Co., Ltd|Reserved|
Asahi Engineering Co., Ltd|Contrex Inc.|Paradigm Controls Ltd.|Reserved|Ohm Electric Co., Ltd.|RKC Instrument Inc.|
Suzuki Motor Corporation|Custom Servo Motors Inc.|PACE Control Systems|Reserved|Reserved|LINTEC Co., Ltd.|Hitachi Cable Ltd.|
BUSWARE Direct|Eaton Electric B.V. (former Holec Holland N.V.)|VAT Vakuumventile AG|Scientific Technologies Incorporated|
Alfa Instrumentos Eletronicos Ltda|TWK Elektronik GmbH|ABB Welding Systems AB|BYSTRONIC Maschinen AG|Kimura Electric Co., Ltd|
Nissei Plastic Industrial Co., Ltd|Reserved|Kistler-Morse Corporation|Proteous Industries Inc.|IDC Corporation|
Nordson Corporation|Rapistan Systems|LP-Elektronik GmbH|GERBI & FASE S.p.A.(Fase Saldatura)|Phoenix Digital Corporation|
Z-World Engineering|Honda R&D Co., Ltd.|Bionics Instrument Co., Ltd.|Teknic, Inc.|R.Stahl, Inc.|Reserved|
Ryco Graphic Manufacturing Inc.|Giddings & Lewis, Inc.|Koganei Corporation|Reserved|
Nichigoh Communication Electric Wire Co., Ltd.|Reserved|Fujikura Ltd.|AD Link Technology Inc.|StoneL Corporation|
Computer Optical Products, Inc.|CONOS Inc.|Erhardt + Leimer GmbH|UNIQUE Co. Ltd|Roboticsware, Inc.|Nachi Fujikoshi Corporation|
Hengstler GmbH|Reserved|SUNNY GIKEN Inc.|Lenze Drive Systems GmbH|CD Systems B.V.|FMT/Aircraft Gate Support Systems AB|
Axiomatic Technologies Corp|Embedded System Products, Inc.|Reserved|Mencom Corporation|Reserved|
Matsushita Welding Systems Co., Ltd.|Dengensha Mfg. Co. Ltd.|Quinn Systems Ltd.|Tellima Technology Ltd|MDT, Software|
Taiwan Keiso Co., Ltd|Pinnacle Systems|Ascom Hasler Mailing Sys|INSTRUMAR Limited|Reserved|
Navistar International Transportation Corp|Huettinger Elektronik GmbH + Co. KG|OCM Technology Inc.|Professional Supply Inc.|
Control Solutions|Baumer IVO GmbH & Co. KG|Worcester Controls Corporation|Pyramid Technical Consultants, Inc.|Reserved|
Apollo Fire Detectors Limited|Avtron Manufacturing, Inc.|Reserved|Tokyo Keiso Co., Ltd.|Daishowa Swiki Co., Ltd.|
Kojima Instruments Inc.|Shimadzu Corporation|Tatsuta Electric Wire & Cable Co., Ltd.|MECS Corporation|Tahara Electric|
Koyo Electronics|Clever Devices|GCD Hardware & Software GmbH|Reserved|Miller Electric Mfg Co.|GEA Tuchenhagen GmbH|
Riken Keiki Co., LTD|Keisokugiken Corporation|Fuji Machine Mfg. Co., Ltd|Reserved|Nidec-Shimpo Corp.|UTEC Corporation|
Sanyo Electric Co. Ltd.|Reserved|Reserved|Okano Electric Wire Co. Ltd|Shimaden Co. Ltd.|Teddington Controls Ltd|Reserved|
VIPA GmbH|Warwick Manufacturing Group|Danaher Controls|Reserved|Reserved|American Science & Engineering|
Accutron Controls International Inc.|Norcott Technologies Ltd|TB Woods, Inc|Proportion-Air, Inc.|SICK Stegmann GmbH|Reserved|
Edwards Signaling|Sumitomo Metal Industries, Ltd|Cosmo Instruments Co., Ltd.|Denshosha Co., Ltd.|Kaijo Corp.|
Michiproducts Co., Ltd.|Miura Corporation|TG Information Network Co., Ltd.|Fujikin , Inc.|Estic Corp.|GS Hydraulic Sales|
Reserved|MTE Limited|Hyde Park Electronics, Inc.|Pfeiffer Vacuum GmbH|Cyberlogic Technologies|
OKUMA Corporation FA Systems Division|Reserved|Hitachi Kokusai Electric Co., Ltd.|SHINKO TECHNOS Co., Ltd.|
Itoh Electric Co., Ltd.|Colorado Flow Tech Inc.|Love Controls Division/Dwyer Inst.|Alstom Drives and Controls|
The Foxboro Company|Tescom Corporation|Reserved|Atlas Copco Controls UK|Reserved|Autojet Technologies|Prima Electronics S.p.A.|
PMA GmbH|Shimafuji Electric Co., Ltd|Oki Electric Industry Co., Ltd|Kyushu Matsushita Electric Co., Ltd|
Nihon Electric Wire & Cable Co., Ltd|Tsuken Electric Ind Co., Ltd|Tamadic Co.|MAATEL SA|OKUMA America|Control Techniques PLC-NA|
TPC Wire & Cable|ATI Industrial Automation|Microcontrol (Australia) Pty Ltd|Serra Soldadura, S.A.|Southwest Research Institute|
Cabinplant International|Sartorius Mechatronics T&H GmbH|Comau S.p.A. Robotics & Final Assembly Division|Phoenix Contact|
Yokogawa MAT Corporation|asahi sangyo co., ltd.|Reserved|Akita Myotoku Ltd.|OBARA Corp.|Suetron Electronic GmbH|Reserved|
Serck Controls Limited|Fairchild Industrial Products Company|ARO S.A.|M2C GmbH|Shin Caterpillar Mitsubishi Ltd.|
Santest Co., Ltd.|Cosmotechs Co., Ltd.|Hitachi Electric Systems|Smartscan Ltd|Woodhead Software & Electronics France|
Athena Controls, Inc.|Syron Engineering & Manufacturing, Inc.|Asahi Optical Co., Ltd.|Sansha Electric Mfg. Co., Ltd.|
Nikki Denso Co., Ltd.|Star Micronics, Co., Ltd.|Ecotecnia Socirtat Corp.|AC Technology Corp.|West Instruments Limited|
NTI Limited|Delta Computer Systems, Inc.|FANUC Ltd.|Hearn-Gu Lee|ABB Automation Products|Orion Machinery Co., Ltd.|Reserved|
Wire-Pro, Inc.|Beijing Huakong Technology Co. Ltd.|Yokoyama Shokai Co., Ltd.|Toyogiken Co., Ltd.|
Coester Equipamentos Eletronicos Ltda.|Reserved|Electroplating Engineers of Japan Ltd.|ROBOX S.p.A.|Spraying Systems Company|
Benshaw Inc.|ZPA-DP A.S.|Wired Rite Systems|Tandis Research, Inc.|SSD Drives GmbH|ULVAC Japan Ltd.|DYNAX Corporation|
Nor-Cal Products, Inc.|Aros Electronics AB|Jun-Tech Co., Ltd.|HAN-MI Co. Ltd.|uniNtech (formerly SungGi Internet)|
Hae Pyung Electronics Reserch Institute|Milwaukee Electronics|OBERG Industries|Parker Hannifin/Compumotor Division|
TECHNO DIGITAL CORPORATION|Network Supply Co., Ltd.|Union Electronics Co., Ltd.|Tritronics Services PM Ltd.|
Rockwell Automation-Sprecher+Schuh|Matsushita Electric Industrial Co., Ltd/Motor Co.|Rolls-Royce Energy Systems, Inc.|
JEONGIL INTERCOM CO., LTD|Interroll Corp.|Hubbell Wiring Device-Kellems (Delaware)|Intelligent Motion Systems|Reserved|
INFICON AG|Hirschmann, Inc.|The Siemon Company|YAMAHA Motor Co. Ltd.|aska corporation|Woodhead Connectivity|Trimble AB|
Murrelektronik GmbH|Creatrix Labs, Inc.|TopWorx|Kumho Industrial Co., Ltd.|Wind River Systems, Inc.|Bihl & Wiedemann GmbH|
Harmonic Drive Systems Inc.|Rikei Corporation|BL Autotec, Ltd.|Hana Information & Technology Co., Ltd.|Seoil Electric Co., Ltd.|
Fife Corporation|Shanghai Electrical Apparatus Research Institute|Reserved|Parasense Development Centre|Reserved|Reserved|
Six Tau S.p.A.|Aucos GmbH|Rotork Controls|Automationdirect.com|Thermo BLH|System Controls, Ltd.|Univer S.p.A.|
MKS-Tenta Technology|Lika Electronic SNC|Mettler-Toledo, Inc.|DXL USA Inc.|Rockwell Automation/Entek IRD Intl.|
Nippon Otis Elevator Company|Sinano Electric, Co., Ltd.|Sony Manufacturing Systems|Reserved|Contec Co., Ltd.|
Automated Solutions|Controlweigh|Reserved|Fincor Electronics|Cognex Corporation|Qualiflow|Weidmuller, Inc.|
Morinaga Milk Industry Co., Ltd.|Takagi Industrial Co., Ltd.|Wittenstein AG|Sena Technologies, Inc.|Reserved|APV Products Unna|
Creator Teknisk Utvedkling AB|Reserved|Mibu Denki Industrial Co., Ltd.|Takamastsu Machineer Section|Startco Engineering Ltd.|
Reserved|Holjeron|ALCATEL High Vacuum Technology|Taesan LCD Co., Ltd.|POSCON|VMIC|Matsushita Electric Works, Ltd.|
IAI Corporation|Horst GmbH|MicroControl GmbH & Co.|Leine & Linde AB|Reserved|EC Elettronica Srl|VIT Software HB|
Bronkhorst High-Tech B.V.|Optex Co., Ltd.|Yosio Electronic Co.|Terasaki Electric Co., Ltd.|Sodick Co., Ltd.|
MTS Systems Corporation-Automation Division|Mesa Systemtechnik|SHIN HO SYSTEM Co., Ltd.|Goyo Electronics Co, Ltd.|Loreme|
SAB Brockskes GmbH & Co. KG|Trumpf Laser GmbH + Co. KG|Niigata Electronic Instruments Co., Ltd.|
Yokogawa Digital Computer Corporation|O.N. Electronic Co., Ltd.|Industrial Control  Communication, Inc.|ABB, Inc.|
ElectroWave USA, Inc.|Industrial Network Controls, LLC|KDT Systems Co., Ltd.|SEFA Technology Inc.|
Nippon POP Rivets and Fasteners Ltd.|Yamato Scale Co., Ltd.|Zener Electric|GSE Scale Systems|
ISAS (Integrated Switchgear & Sys. Pty Ltd)|Beta LaserMike Limited|TOEI Electric Co., Ltd.|Hakko Electronics Co., Ltd|Reserved|
RFID, Inc.|Adwin Corporation|Osaka Vacuum, Ltd.|A-Kyung Motion, Inc.|Camozzi S.P. A.|Crevis Co., LTD|Rice Lake Weighing Systems|
Linux Network Services|KEB Antriebstechnik GmbH|Hagiwara Electric Co., Ltd.|Glass Inc. International|Reserved|DVT Corporation|
Woodward Governor|Mosaic Systems, Inc.|Laserline GmbH|COM-TEC, Inc.|Weed Instrument|Prof-face European Technology Center|
Fuji Automation Co., Ltd.|Matsutame Co., Ltd.|Hitachi Via Mechanics, Ltd.|Dainippon Screen Mfg. Co. Ltd.|FLS Automation A/S|
ABB Stotz Kontakt GmbH|Technical Marine Service|Advanced Automation Associates, Inc.|Baumer Ident GmbH|Tsubakimoto Chain Co.|
Reserved|Furukawa Co., Ltd.|Active Power|CSIRO Mining Automation|Matrix Integrated Systems|Digitronic Automationsanlagen GmbH|
SICK STEGMANN Inc.|TAE-Antriebstechnik GmbH|Electronic Solutions|Rocon L.L.C.|Dijitized Communications Inc.|
Asahi Organic Chemicals Industry Co., Ltd.|Hodensha|Harting, Inc. NA|Kubler GmbH|Yamatake Corporation|JEOL|
Yamatake Industrial Systems Co., Ltd.|HAEHNE Elektronische Messgerate GmbH|Ci Technologies Pty Ltd (for Pelamos Industries)|
N. SCHLUMBERGER & CIE|Teijin Seiki Co., Ltd.|DAIKIN Industries, Ltd|RyuSyo Industrial Co., Ltd.|SAGINOMIYA SEISAKUSHO, INC.|
Seishin Engineering Co., Ltd.|Japan Support System Ltd.|Decsys|Metronix Messgerate u. Elektronik GmbH|Reserved|
Vaccon Company, Inc.|Siemens Energy & Automation, Inc.|Ten X Technology, Inc.|Tyco Electronics|Delta Power Electronics Center|
Denker|Autonics Corporation|JFE Electronic Engineering Pty. Ltd.|Reserved|Electro-Sensors, Inc.|Digi International, Inc.|
Texas Instruments|ADTEC Plasma Technology Co., Ltd|SICK AG|Ethernet Peripherals, Inc.|Animatics Corporation|Reserved|
Process Control Corporation|SystemV. Inc.|Danaher Motion SRL|SHINKAWA Sensor Technology, Inc.|Tesch GmbH & Co. KG|Reserved|
Trend Controls Systems Ltd.|Guangzhou ZHIYUAN Electronic Co., Ltd.|Mykrolis Corporation|Bethlehem Steel Corporation|KK ICP|
Takemoto Denki Corporation|The Montalvo Corporation|Reserved|LEONI Special Cables GmbH|Reserved|ONO SOKKI CO.,LTD.|
Rockwell Samsung Automation|SHINDENGEN ELECTRIC MFG. CO. LTD|Origin Electric Co. Ltd.|Quest Technical Solutions, Inc.|
LS Cable, Ltd.|Enercon-Nord Electronic GmbH|Northwire Inc.|Engel Elektroantriebe GmbH|The Stanley Works|
Celesco Transducer Products, Inc.|Chugoku Electric Wire and Cable Co.|Kongsberg Simrad AS|Panduit Corporation|
Spellman High Voltage Electronics Corp.|Kokusai Electric Alpha Co., Ltd.|Brooks Automation, Inc.|ANYWIRE CORPORATION|
Honda Electronics Co. Ltd|REO Elektronik AG|Fusion UV Systems, Inc.|ASI Advanced Semiconductor Instruments GmbH|Datalogic, Inc.|
SoftPLC Corporation|Dynisco Instruments LLC|WEG Industrias SA|Frontline Test Equipment, Inc.|Tamagawa Seiki Co., Ltd.|
Multi Computing Co., Ltd.|RVSI|Commercial Timesharing Inc.|Tennessee Rand Automation LLC|Wacogiken Co., Ltd|
Reflex Integration Inc.|Siemens AG, A&D PI Flow Instruments|G. Bachmann Electronic GmbH|NT International|
Schweitzer Engineering Laboratories|ATR Industrie-Elektronik GmbH Co.|PLASMATECH Co., Ltd|Reserved|GEMU GmbH & Co. KG|
Alcorn McBride Inc.|MORI SEIKI CO., LTD|NodeTech Systems Ltd|Emhart Teknologies|Cervis, Inc.|
FieldServer Technologies (Div Sierra Monitor Corp)|NEDAP Power Supplies|Nippon Sanso Corporation|Mitomi Giken Co., Ltd.|
PULS GmbH|Reserved|Japan Control Engineering Ltd|Embedded Systems Korea (Former Zues Emtek Co Ltd.)|Automa SRL|
Harms+Wende GmbH & Co KG|SAE-STAHL GmbH|Microwave Data Systems|B&R Industrial Automation GmbH|Hiprom Technologies|Reserved|
Nitta Corporation|Kontron Modular Computers GmbH|Marlin Controls|ELCIS s.r.l.|Acromag, Inc.|Avery Weigh-Tronix|Reserved|
Reserved|Reserved|Practicon Ltd|Schunk GmbH & Co. KG|MYNAH Technologies|Defontaine Groupe|
Emerson Process Management Power & Water Solutions|F.A. Elec|Hottinger Baldwin Messtechnik GmbH|Coreco Imaging, Inc.|
London Electronics Ltd.|HSD SpA|Comtrol Corporation|TEAM, S.A. (Tecnica Electronica de Automatismo Y Medida)|
MAN B&W Diesel Ltd. Regulateurs Europa|Reserved|Reserved|Micro Motion, Inc.|Eckelmann AG|Hanyoung Nux|
Ransburg Industrial Finishing KK|Kun Hung Electric Co. Ltd.|Brimos wegbebakening b.v.|Nitto Seiki Co., Ltd|PPT Vision, Inc.|
Yamazaki Machinery Works|SCHMIDT Technology GmbH|Parker Hannifin SpA (SBC Division)|HIMA Paul Hildebrandt GmbH|RivaTek, Inc.|
Misumi Corporation|GE Multilin|Measurement Computing Corporation|Jetter AG|Tokyo Electronics Systems Corporation|
Togami Electric Mfg. Co., Ltd.|HK Systems|CDA Systems Ltd.|Aerotech Inc.|JVL Industrie Elektronik A/S|
NovaTech Process Solutions LLC|Reserved|Cisco Systems|Grid Connect|ITW Automotive Finishing|HanYang System|
ABB K.K. Technical Center|Taiyo Electric Wire & Cable Co., Ltd.|Reserved|SEREN IPS INC|Belden CDT Electronics Division|
ControlNet International|Gefran S.P.A.|Jokab Safety AB|SUMITA OPTICAL GLASS, INC.|Biffi Italia srl|Beck IPC GmbH|
Copley Controls Corporation|Fagor Automation S. Coop.|DARCOM|Frick Controls (div. of York International)|SymCom, Inc.|Infranor|
Kyosan Cable, Ltd.|Varian Vacuum Technologies|Messung Systems|Xantrex Technology, Inc.|StarThis Inc.|Chiyoda Co., Ltd.|
Flowserve Corporation|Spyder Controls Corp.|IBA AG|SHIMOHIRA ELECTRIC MFG.CO.,LTD|Reserved|Siemens L&A|Micro Innovations AG|
Switchgear & Instrumentation|PRE-TECH CO., LTD.|National Semiconductor|Invensys Process Systems|Ametek HDR Power Systems|
Reserved|TETRA-K Corporation|C & M Corporation|Siempelkamp Maschinen|Reserved|Daifuku America Corporation|
Electro-Matic Products Inc.|BUSSAN MICROELECTRONICS CORP.|ELAU AG|Hetronic USA|NIIGATA POWER SYSTEMS Co., Ltd.|
Software Horizons Inc.|B3 Systems, Inc.|Moxa Networking Co., Ltd.|Reserved|S4 Integration|Elettro Stemi S.R.L.|AquaSensors|
Ifak System GmbH|SANKEI MANUFACTURING Co.,LTD.|Emerson Network Power Co., Ltd.|Fairmount Automation, Inc.|
Bird Electronic Corporation|Nabtesco Corporation|AGM Electronics, Inc.|ARCX Inc.|DELTA I/O Co.|Chun IL Electric Ind. Co.|N-Tron|
Nippon Pneumatics/Fludics System CO.,LTD.|DDK Ltd.|Seiko Epson Corporation|Halstrup-Walcher GmbH|ITT|Ground Fault Systems bv|
Scolari Engineering S.p.A.|Vialis Traffic bv|Weidmueller Interface GmbH & Co. KG|Shanghai Sibotech Automation Co. Ltd|
AEG Power Supply Systems GmbH|Komatsu Electronics Inc.|Souriau|Baumuller Chicago Corp.|J. Schmalz GmbH|SEN Corporation|
Korenix Technology Co. Ltd|Cooper Power Tools|INNOBIS|Shinho System|Xm Services Ltd.|KVC Co., Ltd.|Sanyu Seiki Co., Ltd.|TuxPLC|
Northern Network Solutions|Converteam GmbH|Symbol Technologies|S-TEAM Lab|Maguire Products, Inc.|AC&T|
MITSUBISHI HEAVY INDUSTRIES, LTD. KOBE SHIPYARD & MACHINERY WORKS|Hurletron Inc.|Chunichi Denshi Co., Ltd|
Cardinal Scale Mfg. Co.|BTR NETCOM via RIA Connect, Inc.|Base2|ASRC Aerospace|Beijing Stone Automation|
Changshu Switchgear Manufacture Ltd.|METRONIX Corp.|WIT|ORMEC Systems Corp.|ASATech (China) Inc.|Controlled Systems Limited|
Mitsubishi Heavy Ind. Digital System Co., Ltd. (M.H.I.)|Electrogrip|TDS Automation|T&C Power Conversion, Inc.|Robostar Co., Ltd|
Scancon A/S|Haas Automation, Inc.|Eshed Technology|Delta Electronic Inc.|Innovasic Semiconductor|SoftDEL Systems Limited|
FiberFin, Inc.|Nicollet Technologies Corp.|B.F. Systems|Empire Wire and Supply LLC|Reserved|Elmo Motion Control LTD|Reserved|
Asahi Keiki Co., Ltd.|Joy Mining Machinery|MPM Engineering Ltd|Wolke Inks & Printers GmbH|
Mitsubishi Electric Engineering Co., Ltd.|COMET AG|Real Time Objects & Systems, LLC|MISCO Refractometer|JT Engineering Inc.|
Automated Packing Systems|Niobrara R&D Corp.|Garmin Ltd.|Japan Mobile Platform Co., Ltd|Advosol Inc.|
ABB Global Services Limited|Sciemetric Instruments Inc.|Tata Elxsi Ltd.|TPC Mechatronics, Co., Ltd.|Cooper Bussmann|
Trinite Automatisering B.V.|Peek Traffic B.V.|Acrison, Inc|Applied Robotics, Inc.|FireBus Systems, Inc.|
Beijing Sevenstar Huachuang Electronics|Magnetek|Microscan|Air Water Inc.|Sensopart Industriesensorik GmbH|
Tiefenbach Control Systems GmbH|INOXPA S.A|Zurich University of Applied Sciences|Ethernet Direct|GSI-Micro-E Systems|
S-Net Automation Co., Ltd.|Power Electronics S.L.|Renesas Technology Corp.|NSWCCD-SSES|Porter Engineering Ltd.|
Meggitt Airdynamics, Inc.|Inductive Automation|Neural ID|EEPod LLC|Hitachi Industrial Equipment Systems Co., Ltd.|
Salem Automation|port GmbH|B & PLUS|Graco Inc.|Altera Corporation|Technology Brewing Corporation|||CSE Servelec|||
Fluke Networks|Tetra Pak Packaging Solutions SPA|Racine Federated, Inc.|Pureron Japan Co., Ltd.|||Brother Industries, Ltd.||
Leroy Automation||THK CO., LTD.|||TR-Electronic GmbH|ASCON S.p.A.|Toledo do Brasil Industria de Balancas Ltda.|
Bucyrus DBT Europe GmbH|Emerson Process Management Valve Automation|Alstom Transport||Matrox Electronic Systems|Littelfuse|
PLASMART, Inc.|Miyachi Corporation|||Promess Incorporated|COPA-DATA GmbH|Precision Engine Controls Corporation|
Alga Automacao e controle LTDA|U.I. Lapp GmbH|ICES|Philips Lighting bv|Aseptomag AG|ARC Informatique|Hesmor GmbH|
Kobe Steel, Ltd.|FLIR Systems|Simcon A/S|COPALP|Zypcom, Inc.|Swagelok|Elspec|ITT Water & Wastewater AB|
Kunbus GmbH Industrial Communication||Performance Controls, Inc.|ACS Motion Control, Ltd.||IStar Technology Limited|
Alicat Scientific, Inc.||ADFweb.com SRL|Tata Consultancy Services Limited|CXR Ltd.|Vishay Nobel AB||SolaHD|Endress+Hauser|
Bartec GmbH||AccuSentry, Inc.|Exlar Corporation|ILS Technology|Control Concepts Inc.||Procon Engineering Limited|
Hermary Opto Electronics Inc.|Q-Lambda||VAMP Ltd|FlexLink|Office FA.com Co., Ltd.|SPMC (Changzhou) Co. Ltd.|Anton Paar GmbH|
Zhuzhou CSR Times Electric Co., Ltd.|DeStaCo|Synrad, Inc|Bonfiglioli Vectron GmbH|Pivotal Systems|TKSCT|Randy Nuernberger|
CENTRALP|Tengen Group|OES, Inc.|Actel Corporation|Monaghan Engineering, Inc.|wenglor sensoric gmbh|HSA Systems|
MK Precision Co., Ltd.|Tappan Wire and Cable|Heinzmann GmbH & Co. KG|Process Automation International Ltd.|Secure Crossing|
SMA Railway Technology GmbH|FMS Force Measuring Systems AG|ABT Endustri Enerji Sistemleri Sanayi Tic. Ltd. Sti.|
MagneMotion Inc.|STS Co., Ltd.|MERAK SIC, SA|ABOUNDI, Inc.|Rosemount Inc.|GEA FES, Inc.|TMG Technologie und Engineering GmbH|
embeX GmbH|GH Electrotermia, S.A.|Tolomatic|Dukane|Elco (Tian Jin) Electronics Co., Ltd.|Jacobs Automation|
Noda Radio Frequency Technologies Co., Ltd.|MSC Tuttlingen GmbH|Hitachi Cable Manchester|ACOREL SAS|
Global Engineering Solutions Co., Ltd.|ALTE Transportation, S.L.|Penko Engineering B.V.
`;

/** What vendors of CIP are called. */
export const cipVendors: { readonly [vendor: number]: string } = Object.fromEntries(
  names
    .replaceAll("\n", "")
    .split("|")
    .flatMap((name, vendor) => (name === "" ? [] : [[vendor, name]])),
);
