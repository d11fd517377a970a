// Controllers, panels, drives, and the programs that run plants and pumping stations.
export const industrial = String.raw`
SIMATIC S7-1200 | Siemens | text
  as simatic s7-1200; s7-1200; simatic s7-1200 cpu; simatic s7-1200 cpu family; siemens s7-1200 plc
  in Siemens: SIMATIC S7-1200 CPU family (incl. SIPLUS variants)

SIMATIC S7-1500 | Siemens | text
  as simatic s7-1500; s7-1500; simatic s7-1500 cpu; simatic s7-1500 cpu family; siemens s7-1500 plc
  in Siemens: SIMATIC S7-1500 CPU family (incl. related ET200 CPUs and SIPLUS variants)

SIMATIC S7-1500 Software Controller | Siemens | text
  as simatic s7-1500 software controller
  in Siemens: SIMATIC S7-1500 Software Controller

SIMATIC S7-PLCSIM Advanced | Siemens | text
  as simatic s7-plcsim advanced; s7-plcsim advanced
  in Siemens: SIMATIC S7-PLCSIM Advanced

SIMATIC WinCC V7.5 | Siemens | text
  as simatic wincc v7.5; wincc v7.5; simatic wincc 7.5
  in Siemens: SIMATIC WinCC V7.5

SIMATIC WinCC V7.4 | Siemens | text
  as simatic wincc v7.4; wincc v7.4; simatic wincc 7.4
  in Siemens: SIMATIC WinCC V7.4

SIMATIC WinCC Runtime Advanced | Siemens | text
  as simatic wincc runtime advanced; wincc runtime advanced
  in Siemens: SIMATIC WinCC Runtime Advanced

SIMATIC WinCC Runtime Professional | Siemens | text
  as simatic wincc runtime professional; wincc runtime professional
  cpe siemens:simatic_wincc_runtime_professional

SIMATIC PCS neo | Siemens | text
  as simatic pcs neo
  cpe siemens:simatic_pcs_neo

SIMATIC PCS 7 V9.1 | Siemens | text
  as simatic pcs 7 v9.1; pcs 7 v9.1
  in Siemens: SIMATIC PCS 7 V9.1

TIA Portal | Siemens | text
  as tia portal; totally integrated automation portal; siemens totally integrated automation portal
  cpe siemens:totally_integrated_automation_portal

SIMATIC CP 443-1 | Siemens | text
  as simatic cp 443-1; cp 443-1
  in Siemens: SIMATIC CP 443-1
  cpe siemens:simatic_cp_443-1

SCALANCE S615 | Siemens | text
  as scalance s615
  in Siemens: SCALANCE S615 (6GK5615-0AA00-2AA2)

SCALANCE M804PB | Siemens | text
  as scalance m804pb
  in Siemens: SCALANCE M804PB (6GK5804-0AP00-2AA2)
  cpe siemens:scalance_m804pb

SINEMA Remote Connect Server | Siemens | text
  as sinema remote connect server
  in Siemens: SINEMA Remote Connect Server
  cpe siemens:sinema_remote_connect_server

SINEC NMS | Siemens | text
  as sinec nms
  in Siemens: SINEC NMS
  cpe siemens:sinec_nms

ControlLogix 5580 | Rockwell Automation | text
  as controllogix 5580; allen-bradley controllogix 5580; controllogix 5580 controller; 1756-l# controllogix 5580
  by Allen-Bradley; Allen Bradley
  in Rockwell Automation: ControlLogix 5580; ControlLogix 5580 controllers; ControlLogix® 5580
  cpe rockwellautomation:controllogix_5580_firmware

GuardLogix 5580 | Rockwell Automation | text
  as guardlogix 5580; allen-bradley guardlogix 5580
  by Allen-Bradley
  in Rockwell Automation: GuardLogix 5580; GuardLogix 5580 controllers
  cpe rockwellautomation:guardlogix_5580_firmware

CompactLogix 5380 | Rockwell Automation | text
  as compactlogix 5380; allen-bradley compactlogix 5380; compactlogix 5380 controller
  by Allen-Bradley
  in Rockwell Automation: CompactLogix 5380; CompactLogix 5380 controllers
  cpe rockwellautomation:compactlogix_5380_firmware

CompactLogix 5480 | Rockwell Automation | text
  as compactlogix 5480; allen-bradley compactlogix 5480
  by Allen-Bradley
  in Rockwell Automation: CompactLogix 5480; CompactLogix 5480 controllers
  cpe rockwellautomation:compactlogix_5480_firmware

CompactLogix 5370 | Rockwell Automation | text
  as compactlogix 5370; allen-bradley compactlogix 5370
  by Allen-Bradley
  in Rockwell Automation: CompactLogix 5370 controllers

MicroLogix 1400 | Rockwell Automation | text
  as micrologix 1400; allen-bradley micrologix 1400; micrologix 1400 controller; micrologix 1400 series a; micrologix 1400 series b; micrologix 1400 series c
  by Allen-Bradley
  in Rockwell Automation: MicroLogix 1400; Allen-Bradley MicroLogix 1400 Controllers

MicroLogix 1100 | Rockwell Automation | text
  as micrologix 1100; allen-bradley micrologix 1100
  by Allen-Bradley
  in Rockwell Automation: MicroLogix 1100; MicroLogix 1100 controllers

Stratix 5700 | Rockwell Automation | text
  as stratix 5700; allen-bradley stratix 5700
  by Allen-Bradley
  in Rockwell Automation: Allen-Bradley Stratix 5700

FactoryTalk View SE | Rockwell Automation | text
  as factorytalk view se; factorytalk view site edition; factorytalk view site edition se; rockwell factorytalk view se
  in Rockwell Automation: FactoryTalk View SE; FactoryTalk® View SE; FactoryTalk View Site Edition
  cpe rockwellautomation:factorytalk_view

FactoryTalk Services Platform | Rockwell Automation | text
  as factorytalk services platform
  in Rockwell Automation: FactoryTalk Services Platform; FactoryTalk Service Platform

FactoryTalk Linx | Rockwell Automation | text
  as factorytalk linx
  in Rockwell Automation: FactoryTalk Linx
  cpe rockwellautomation:factorytalk_linx

ThinManager | Rockwell Automation | text
  as thinmanager; thinmanager thinserver
  in Rockwell Automation: ThinManager; ThinManager ThinServer; ThinManager® ThinServer™
  cpe rockwellautomation:thinmanager; rockwellautomation:thinmanager_thinserver

RSLinx Classic | Rockwell Automation | text
  as rslinx classic
  in Rockwell Automation: RSLinx Classic

Studio 5000 Logix Designer | Rockwell Automation | text
  as studio 5000 logix designer
  in Rockwell Automation: Studio 5000 Logix Designer software

Arena Simulation | Rockwell Automation | text
  as arena simulation; arena simulation software
  in Rockwell Automation: Arena Simulation; Arena Simulation Software
  cpe rockwellautomation:arena_simulation; rockwellautomation:arena_simulation_software

Modicon M340 | Schneider Electric | text
  as modicon m340; schneider electric modicon m340; modicon m340 cpu; modicon m340 bmxp#
  in Schneider Electric Software, LLC: Modicon M340
  in Schneider Electric: Modicon M340 CPU (part numbers BMXP34*)

Modicon M580 | Schneider Electric | text
  as modicon m580; schneider electric modicon m580; modicon m580 cpu; modicon m580 bmep#; modicon m580 bmeh#
  in Schneider Electric Software, LLC: Modicon M580
  in Schneider Electric: Modicon M580 CPU (part numbers BMEP* and BMEH*)

Modicon M221 | Schneider Electric | text
  as modicon m221; modicon m221 plc
  in Schneider Electric Software, LLC: Modicon M221 PLC

Modicon Quantum | Schneider Electric | text
  as modicon quantum
  in Schneider Electric Software, LLC: Modicon Quantum

EcoStruxure Control Expert | Schneider Electric | text
  as ecostruxure control expert
  of control expert; unity pro
  in Schneider Electric Software, LLC: EcoStruxure Control Expert
  in Schneider Electric: EcoStruxure Control Expert

EcoStruxure Power Monitoring Expert | Schneider Electric | text
  as ecostruxure power monitoring expert; power monitoring expert
  in Schneider Electric Software, LLC: EcoStruxure Power Monitoring Expert (PME)
  cpe schneider-electric:ecostruxure_power_monitoring_expert

EcoStruxure IT Data Center Expert | Schneider Electric | text
  as struxureware data center expert; ecostruxure it data center expert
  of data center expert
  in Schneider Electric: Data Center Expert
  cpe schneider-electric:data_center_expert

Vijeo Designer | Schneider Electric | text
  as vijeo designer
  in Schneider Electric: Vijeo Designer
  cpe schneider-electric:vijeo_designer

U.motion Builder | Schneider Electric | text
  as u.motion builder
  in Schneider Electric Software, LLC: U.motion Builder
  kev Schneider Electric: U.motion Builder

MELSEC iQ-F FX5U | Mitsubishi Electric | text
  as melsec iq-f fx5u-32mt/es; fx5u-32mt/es
  in Mitsubishi Electric Corporation: MELSEC iQ-F Series FX5U-32MT/ES

GX Works2 | Mitsubishi Electric | text
  as gx works2
  cpe mitsubishielectric:gx_works2

MC Works64 | Mitsubishi Electric | text
  as mc works64
  in Mitsubishi Electric Corporation: MC Works64
  cpe mitsubishielectric:mc_works64

GENESIS64 | ICONICS | text
  as genesis64; iconics genesis64
  by Mitsubishi Electric
  in Mitsubishi Electric Corporation: GENESIS64

CX-Programmer | Omron | text
  as cx-programmer; omron cx-programmer
  in Omron: CX-Programmer
  in OMRON Corporation: CX-Programmer
  cpe omron:cx-programmer

CX-One | Omron | text
  as cx-one; omron cx-one
  in Omron: CX-One

Sysmac Studio | Omron | text
  as sysmac studio; omron sysmac studio
  in Omron: Sysmac Studio

Omron NJ/NX Series | Omron | text
  as omron nj series; omron nx series; sysmac nj/nx series; machine automation controller nj series
  in Omron: SYSMAC NJ/NX Series; Omron PLC NJ series
  in OMRON Corporation: Machine Automation Controller NJ Series

System 800xA | ABB | text
  as abb system 800xa; system 800xa; 800xa
  in ABB: ABB System 800xA Base

RobotWare | ABB | text
  as robotware 6; abb robotware 6
  in ABB: RobotWare 6

DeltaV | Emerson | text
  as deltav; emerson deltav; deltav dcs; deltav distributed control system
  by Emerson Process Management
  in Emerson: DeltaV; DeltaV DCS

Ovation | Emerson | text
  as emerson ovation ocr400; ovation ocr400 controller
  in Emerson: Emerson Ovation OCR400 Controller running Ovation

OpenEnterprise | Emerson | text
  as openenterprise; emerson openenterprise
  in Emerson: OpenEnterprise

AMS Device Manager | Emerson | text
  as ams device manager
  in Emerson: AMS Device Manager

Experion PKS | Honeywell | text
  as experion pks; honeywell experion pks
  in Honeywell: Experion PKS

Experion Server | Honeywell | text
  as experion server; honeywell experion server
  in Honeywell: Experion Server
  cpe honeywell:experion_server

C300 | Honeywell | text
  as honeywell c300; honeywell c300 controller
  of c300
  in Honeywell: C300
  cpe honeywell:c300

AVEVA InTouch | AVEVA | text
  as aveva intouch; wonderware intouch; aveva intouch hmi; aveva intouch hmi #; aveva intouch #; intouch hmi
  of intouch
  by Wonderware; Schneider Electric
  in AVEVA Software, LLC: InTouch

AVEVA System Platform | AVEVA | text
  as aveva system platform; wonderware system platform
  in AVEVA Software, LLC: AVEVA System Platform

AVEVA Historian | AVEVA | text
  as aveva historian; wonderware historian
  in AVEVA: AVEVA Historian
  cpe aveva:historian

AVEVA Edge | AVEVA | text
  as aveva edge; indusoft web studio; aveva indusoft web studio
  by InduSoft; Schneider Electric
  in AVEVA: AVEVA Edge
  in AVEVA Software, LLC: AVEVA Edge; InduSoft Web Studio
  cpe aveva:aveva_edge
  kev InduSoft: Web Studio

PI Server | AVEVA | text
  as pi server; osisoft pi server; aveva pi server
  by OSIsoft
  in AVEVA: PI Server
`;
