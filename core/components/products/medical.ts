// Imaging, infusion, monitoring, records of patients; and the front ends of banks.
export const medical = String.raw`
Philips Vue PACS | Philips | text
  as vue pacs; philips vue pacs; carestream vue pacs
  by Carestream; Philips Healthcare
  in Philips: Vue PACS
  cpe philips:vue_pacs

IntelliSpace Cardiovascular | Philips | text
  as intellispace cardiovascular; philips intellispace cardiovascular
  by Philips Healthcare
  in Philips: IntelliSpace Cardiovascular

IntelliSpace Perinatal | Philips | text
  as intellispace perinatal; philips intellispace perinatal
  by Philips Healthcare
  in Philips: IntelliSpace Perinatal

IntelliVue Information Center iX | Philips | text
  as intellivue information center ix; philips intellivue information center ix; piic ix; patient information center ix
  by Philips Healthcare
  in Philips: Philips IntelliVue Information Center iX

IntelliVue MX400-550 | Philips | text
  as intellivue mx400; intellivue mx450; intellivue mx500; intellivue mx550; philips intellivue mx450
  by Philips Healthcare
  in Philips: IntelliVue Patient Monitors MX (MX400-550)

IntelliVue MX40 | Philips | text
  as intellivue mx40; philips intellivue mx40
  by Philips Healthcare
  in Philips: IntelliVue MX40 Patient Worn Monitor (WLAN only)

Brilliance 64 | Philips | text
  as brilliance 64; philips brilliance 64; philips brilliance ct 64
  by Philips Healthcare
  in Philips: Brilliance 64

EchoPAC | GE HealthCare | text
  as echopac; ge echopac; echopac software only
  by GE; General Electric
  in GE HealthCare: EchoPAC Software Only
  cpe gehealthcare:echopac_software

ImageVault | GE HealthCare | text
  as imagevault; ge imagevault
  of image vault
  by GE; General Electric
  in GE HealthCare: ImageVault
  cpe gehealthcare:image_vault

LOGIQ e | GE HealthCare | text
  as logiq e; ge logiq e
  by GE; General Electric
  in GE HealthCare: LOGIQ e
  cpe gehealthcare:logiq_e_firmware

Venue | GE HealthCare | text
  as ge venue; ge healthcare venue
  of venue
  by GE; General Electric
  in GE HealthCare: Venue
  cpe gehealthcare:venue_firmware

Venue Go | GE HealthCare | text
  as ge venue go
  of venue go
  by GE; General Electric
  in GE HealthCare: Venue Go
  cpe gehealthcare:venue_go_firmware

CARESCAPE Central Station | GE HealthCare | text
  as carescape central station; ge carescape central station
  by GE; General Electric
  in General Electric (GE): CARESCAPE Central Station (CSCS)

CARESCAPE B650 | GE HealthCare | text
  as carescape b650; ge carescape b650
  of b650
  by GE; General Electric
  in General Electric (GE): B650

CARESCAPE B850 | GE HealthCare | text
  as carescape b850; ge carescape b850
  of b850
  by GE; General Electric
  in General Electric (GE): B850

Centricity PACS | GE HealthCare | text
  as centricity pacs server; ge centricity pacs server; centricity pacs
  by GE; General Electric
  in GE Healthcare: Centricity PACS Server

Optima MR360 | GE HealthCare | text
  as optima mr360; ge optima mr360
  by GE; General Electric
  in GE Healthcare: Optima MR360

syngo fastView | Siemens Healthineers | text
  as syngo fastview
  by Siemens
  in Siemens Healthineers, Siemens: Syngo fastView

Sigma Spectrum | Baxter | text
  as sigma spectrum; baxter sigma spectrum; sigma spectrum infusion system; sigma spectrum infusion pump
  in Baxter: Sigma Spectrum

Spectrum IQ | Baxter | text
  as spectrum iq; baxter spectrum iq; spectrum iq infusion pump
  in Baxter: Baxter Spectrum IQ

Connex Spot Monitor | Baxter | text
  as welch allyn connex spot monitor; connex spot monitor; baxter welch allyn connex spot monitor; welch allyn connex spot monitor csm
  by Hillrom; Welch Allyn; Hill-Rom
  in Baxter: Welch Allyn Connex Spot Monitor; Welch Allyn Connex Spot Monitor (CSM)
  in Hillrom: Welch Allyn Connex Spot Monitor (CSM)
  cpe baxter:welch_allyn_connex_spot_monitor

Connex Central Station | Hillrom | text
  as welch allyn connex central station; connex central station
  by Baxter; Welch Allyn; Hill-Rom
  in Hillrom: Welch Allyn Connex Central Station (CS)

Connex Vital Signs Monitor | Hillrom | text
  as welch allyn connex vital signs monitor; connex vital signs monitor
  by Baxter; Welch Allyn; Hill-Rom
  in Hillrom: Welch Allyn Connex Vital Signs Monitor (CVSM)

Alaris PC Unit 8015 | BD | text
  as alaris 8015 pc unit; alaris pc unit 8015; bd alaris 8015 pc unit; alaris 8015; alaris pcu 8015; bd alaris pcu 8015
  by Becton, Dickinson and Company; CareFusion; Becton Dickinson
  in Becton, Dickinson and Company (BD): Alaris 8015 PC unit
  in Becton Dickinson & Co: BD Alarisâ„¢ Point-of-Care Unit (PCU) Model 8015

Alaris Gateway Workstation | BD | text
  as alaris gateway workstation; bd alaris gateway workstation
  by Becton, Dickinson and Company; CareFusion; Becton Dickinson
  in Becton, Dickinson and Company (BD): Alaris Gateway Workstation

Alaris Systems Manager | BD | text
  as alaris systems manager; bd alaris systems manager
  by Becton, Dickinson and Company; CareFusion; Becton Dickinson
  in Becton Dickinson & Co: BD Alarisâ„¢ Systems Manager

Pyxis MedStation ES | BD | text
  as pyxis medstation es; bd pyxis medstation es
  by Becton, Dickinson and Company; CareFusion; Becton Dickinson
  in Becton, Dickinson and Company (BD): BD Pyxis MedStation ES

Pyxis MedStation 4000 | BD | text
  as pyxis medstation 4000; bd pyxis medstation 4000
  by Becton, Dickinson and Company; CareFusion; Becton Dickinson
  in Becton, Dickinson and Company (BD): BD Pyxis MedStation 4000

SpaceStation with SpaceCom 2 | B. Braun | text
  as spacestation with spacecom 2; b. braun spacestation with spacecom 2; b braun space infusion pump
  by B. Braun Medical; B. Braun Melsungen AG; B Braun
  in B. Braun Medical: SpaceStation with SpaceCom 2

SpaceCom | B. Braun | text
  as b. braun spacecom; b braun spacecom
  of spacecom
  by B. Braun Medical; B. Braun Melsungen AG; B Braun
  in B. Braun Medical: SpaceCom

Plum A+ | ICU Medical | text
  as plum a+; plum a+ infusion system; plum 360; hospira plum a+; icu medical plum 360
  by Hospira
  none

Infinity Delta | Draeger | text
  as infinity delta; draeger infinity delta; dräger infinity delta
  by Dräger; Drägerwerk; Draeger Medical
  none

CareLink 2090 Programmer | Medtronic | text
  as carelink 2090 programmer; medtronic carelink 2090; 2090 carelink programmer
  in Medtronic: CareLink 2090 Programmer; 2090 CareLink Programmer

FCR Capsula X | Fujifilm | text
  as fcr capsula x; fujifilm fcr capsula x
  by FUJIFILM Medical Systems
  in Fujifilm: FCR Capsula X

Xltek NeuroWorks | Natus | text
  as natus xltek neuroworks; xltek neuroworks; natus neuroworks
  in Natus Medical, Inc. (Natus): Natus Xltek NeuroWorks

Defibrillator Dashboard | ZOLL | text
  as zoll defibrillator dashboard
  of defibrillator dashboard
  in ZOLL: Defibrillator Dashboard

Sante DICOM Viewer Pro | Santesoft | text
  as sante dicom viewer pro
  in Santesoft: Sante DICOM Viewer Pro
  in Sante: DICOM Viewer Pro
  cpe santesoft:dicom_viewer_pro; sante:dicom_viewer_pro

DCMTK | OFFIS | text
  as dcmtk
  in OFFIS: DCMTK
  cpe offis:dcmtk

OpenEMR | OpenEMR | text
  as openemr
  cpe openemr:openemr

OpenClinic GA | OpenClinic GA | text
  as openclinic ga
  in OpenClinic GA: OpenClinic GA
  cpe openclinic_ga_project:openclinic_ga; openclinic:ga

Tasy EMR | Philips | text
  as tasy emr; philips tasy emr
  in Philips: Tasy EMR

Mirth Connect | NextGen Healthcare | text
  as mirth connect; nextgen mirth connect; mirth connect administrator launcher
  by Mirth; NextGen
  kev NextGen Healthcare: Mirth Connect
`;
