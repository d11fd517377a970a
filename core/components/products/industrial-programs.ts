// More of plants and utilities: makers of SCADA programs, gateways, small controllers.
export const industrialPrograms = String.raw`
Unitronics Vision | Unitronics | text
  as unitronics vision; unitronics vision plc; unitronics vision 570; unitronics vision 120; unitronics vision 230
  as unitronics vision 350; unitronics vision 280; unitronics vision series
  of vision; vision plc and hmi; vision v#; v#; vision120; vision230; vision 120; vision 350; vision 570; vision 230; vision plc; vision series; vision570; vision350
  in Unitronics: Vision PLC
  kev Unitronics: Vision PLC and HMI

VisiLogic | Unitronics | text
  as visilogic; unitronics visilogic
  in Unitronics: VisiLogic

UniLogic | Unitronics | text
  as unilogic; unistream unilogic; unitronics unilogic
  in Unitronics: Unistream Unilogic
  cpe unitronics:unistream_unilogic

DOPSoft | Delta Electronics | text
  as dopsoft; delta dopsoft; delta electronics dopsoft; delta industrial automation dopsoft
  of dopsoft 2
  in Delta Electronics: DOPSoft; Delta Industrial Automation DOPSoft
  kev Delta Electronics: DOPSoft 2

DIAEnergie | Delta Electronics | text
  as diaenergie; delta diaenergie; delta electronics diaenergie
  in Delta Electronics: DIAEnergie
  cpe deltaww:diaenergie; delta_electronics:diaenergie

CNCSoft-G2 | Delta Electronics | text
  as cncsoft-g2
  in Delta Electronics: CNCSoft-G2
  cpe delta_electronics:cncsoft-g2

InfraSuite Device Master | Delta Electronics | text
  as infrasuite device master
  in Delta Electronics: InfraSuite Device Master

Proficy iFIX | GE Digital | text
  as ifix; proficy ifix; ge proficy ifix; ge digital ifix
  by General Electric; GE; GE Vernova
  in GE Digital: GE Digital Proficy iFIX
  in General Electric (GE): iFIX

CIMPLICITY | GE Digital | text
  as cimplicity; proficy cimplicity; proficy hmi/scada - cimplicity; ge cimplicity
  by General Electric; GE; GE Vernova
  in GE Digital: CIMPLICITY
  in General Electric (GE): CIMPLICITY; Proficy CIMPLICITIY

Ignition | Inductive Automation | text
  as inductive automation ignition; ignition gateway; ignition 8 gateway
  of ignition
  in Inductive Automation: Ignition; Inductive Automation Ignition; Ignition 8 Gateway
  cpe inductiveautomation:ignition

VTScada | Trihedral | text
  as vtscada; trihedral vtscada
  in Trihedral Engineering Limited: VTScada
  in Trihedral: VTScada
  kev Trihedral: VTScada (formerly VTS)

KEPServerEX | PTC | text
  as kepserverex; kepserverex #; kepware kepserverex; ptc kepserverex
  by Kepware; Kepware Technologies
  in PTC: KEPServerEX; Kepware KEPServerEX

CENTUM VP | Yokogawa | text
  as centum vp; yokogawa centum vp
  in Yokogawa: CENTUM VP
  in Yokogawa Electric Corporation: CENTUM VP
  cpe yokogawa:centum_vp

FAST/TOOLS | Yokogawa | text
  as fast/tools; yokogawa fast/tools
  in Yokogawa: FAST/TOOLS
  in Yokogawa Electric Corporation: FAST/TOOLS
  cpe yokogawa_electric_corporation:fast_tools

Cscape | Horner Automation | text
  as cscape; horner cscape; horner automation cscape
  in Horner Automation: Cscape

RTU500 | Hitachi Energy | text
  as rtu500; hitachi energy rtu500; rtu500 series; rtu500 series cmu
  by ABB; Hitachi ABB Power Grids
  in Hitachi Energy: RTU500 series CMU Firmware; RTU500 series CMU
  cpe hitachienergy:rtu500_firmware

MicroSCADA SYS600 | Hitachi Energy | text
  as microscada sys600; microscada x sys600
  in Hitachi Energy: MicroSCADA SYS600; SYS600
  cpe hitachienergy:microscada_sys600; hitachienergy:microscada_x_sys600

CODESYS Control Win | CODESYS | text
  as codesys control win; codesys control win sl
  by 3S-Smart Software Solutions
  in CODESYS: CODESYS Control Win (SL)

WAGO 750-881 | WAGO | text
  as wago 750-881
  of 750-881
  in WAGO: 750-881
  cpe wago:750-881_firmware

TwinCAT | Beckhoff | text
  as twincat; beckhoff twincat
  by Beckhoff Automation
  in Beckhoff: TwinCAT

NPort 5110 | Moxa | text
  as moxa nport 5110; nport 5110
  in Moxa: NPort 5110

EDR-810 | Moxa | text
  as moxa edr-810; edr-810
  in Moxa: EDR-810; EDR-810 Series
  cpe moxa:edr-810

V-Server Lite | Fuji Electric | text
  as v-server lite; fuji electric v-server lite
  by Hakko Electronics
  in Fuji Electric: V-Server Lite
  cpe fujielectric:v-server_lite

FL MGUARD RS4000 | Phoenix Contact | text
  as fl mguard rs4000 tx/tx; phoenix contact fl mguard rs4000 tx/tx
  in PHOENIX CONTACT, Innominate Security Technologies: FL MGUARD RS4000 TX/TX
  cpe phoenixcontact:fl_mguard_rs4000_tx\/tx_firmware

PC Worx | Phoenix Contact | text
  as pc worx; phoenix contact pc worx
  in Phoenix Contact: PC Worx

Foreseer | Eaton | text
  as eaton foreseer
  of foreseer
  in Eaton: Foreseer
  cpe eaton:foreseer_electrical_power_monitoring_system

Linear eMerge E3 | Nice | text
  as linear emerge e3-series; linear emerge e3; nortek linear emerge e3
  by Nortek; Nortek Control; Linear
  kev Nice: Linear eMerge E3-Series
`;
