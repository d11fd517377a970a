// Front ends of banks and practices, telephones, printers.
export const offices = String.raw`
Epic Hyperspace | Epic | text
  as epic hyperspace; epic hyperdrive
  of hyperspace; hyperdrive
  by Epic Systems Corporation
  none

Cerner Millennium | Oracle Health | text
  as cerner millennium; cerner powerchart; powerchart
  by Cerner; Oracle
  none

MEDITECH Expanse | MEDITECH | text
  as meditech expanse; meditech client server; meditech
  by Medical Information Technology
  none

athenaOne Device Manager | athenahealth | text
  as athenaone device manager; athenanet device manager
  none

Greenway Intergy | Greenway Health | text
  as greenway intergy; intergy ehr; intergy
  none

Jack Henry SilverLake | Jack Henry | text
  as jack henry silverlake; silverlake system; jack henry xperience; jha xperience
  by Jack Henry & Associates
  none

Fiserv Premier | Fiserv | text
  as fiserv premier; fiserv dna; fiserv navigator; open solutions dna
  none

FIS Horizon | FIS | text
  as fis horizon; fis ibs
  of horizon xe
  by Fidelity National Information Services
  none

Oracle FLEXCUBE Universal Banking | Oracle | text
  as flexcube universal banking; oracle flexcube universal banking; oracle flexcube
  by Oracle Financial Services
  in Oracle Corporation: FLEXCUBE Universal Banking
  in Oracle: FLEXCUBE Universal Banking

Temenos T24 | Temenos | text
  as temenos t24; temenos transact
  of t24
  cpe temenos:t24

Vynamic Security Suite | Diebold Nixdorf | text
  as vynamic security suite; diebold nixdorf vynamic security suite
  cpe dieboldnixdorf:vynamic_security_suite

BillQuick Web Suite | BQE | text
  as billquick web suite; bqe billquick web suite
  by BQE Software
  kev BQE: BillQuick Web Suite

MiCollab | Mitel | text
  as micollab; mitel micollab
  cpe mitel:micollab
  kev Mitel: MiCollab, MiVoice Business Express

MiVoice Connect | Mitel | text
  as mivoice connect; mitel mivoice connect; shoretel communicator
  by ShoreTel
  kev Mitel: MiVoice Connect

Avaya IP Office | Avaya | text
  as avaya ip office
  of ip office
  in Avaya: IP Office
  cpe avaya:ip_office

Grandstream UCM6200 | Grandstream | text
  as grandstream ucm6202; grandstream ucm6204; grandstream ucm6208; grandstream ucm6200 series
  in Grandstream: UCM Series
  cpe grandstream:ucm6202_firmware; grandstream:ucm6204_firmware; grandstream:ucm6208_firmware
  kev Grandstream: UCM6200

HP LaserJet MFP M232-M237 | HP | text
  as hp laserjet mfp m234; hp laserjet mfp m232; hp laserjet mfp m232-m237
  by Hewlett-Packard; HP Inc.
  cpe hp:laserjet_mfp_m232-m237_printer_series_firmware

HP Image Assistant | HP | text
  as hp image assistant
  by Hewlett-Packard; HP Inc.
  cpe hp:image_assistant

HP PC Hardware Diagnostics Windows | HP | text
  as hp pc hardware diagnostics windows
  by Hewlett-Packard; HP Inc.
  in HP Inc.: HP PC Hardware Diagnostics Windows
  cpe hp:pc_hardware_diagnostics

Lexmark MS610dn | Lexmark | text
  as lexmark ms610dn
  of ms610dn
  by Lexmark International
  cpe lexmark:ms610dn

Lexmark MX710 | Lexmark | text
  as lexmark mx710
  of mx710
  by Lexmark International
  cpe lexmark:mx710

Xerox FreeFlow Core | Xerox | text
  as xerox freeflow core; freeflow core
  by Xerox Corporation
  in Xerox: FreeFlow Core
  cpe xerox:freeflow_core

Toshiba e-STUDIO | Toshiba | text
  as toshiba e-studio2521ac; toshiba tec e-studio multi-function peripheral mfp
  by Toshiba Tec Corporation
  in Toshiba Tec Corporation: Toshiba Tec e-Studio multi-function peripheral (MFP)

Ricoh Streamline NX PC Client | Ricoh | text
  as streamline nx pc client; ricoh streamline nx pc client
  by Ricoh Company, Ltd.
  in RICOH COMPANY, LTD.: Ricoh Streamline NX PC Client
  cpe ricoh:streamline_nx_pc_client

macOS | Apple | text
  as macos; apple macos; mac os x; os x; macos sonoma; macos ventura; macos monterey
  in Apple: macOS
  cpe apple:macos
  kev Apple: macOS; OS X; iOS and macOS; iOS, iPadOS, and macOS; Multiple Products

iOS | Apple | text
  as apple ios; apple iphone os
  of ios; iphone os; ipados
  in Apple: iOS and iPadOS
  cpe apple:iphone_os; apple:ios; apple:ios_and_ipados; apple:ipados; apple:ipad_os
  kev Apple: iOS; iOS and iPadOS; iOS and macOS; iOS, iPadOS, and macOS; Multiple Products
`;
