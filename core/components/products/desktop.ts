// Programs on desktops: browsers, documents, media, archives, meetings, security agents, runtimes.
export const desktop = String.raw`
Google Chrome | Google | text
  as google chrome; chrome
  in Google: Chrome
  cpe google:chrome
  kev Google: Chrome; Chrome Blink; Chrome FreeType; Chrome Media; Chrome WebAudio; Chromium; Chromium V8
  kev Google: Chromium Animation; Chromium Blink; Chromium GPU; Chromium Indexed DB API; Chromium Intents; Chromium Mojo
  kev Google: Chromium Network Service; Chromium PopupBlocker; Chromium Portals; Chromium Skia; Chromium WebGL
  kev Google: Chromium WebP; Chromium WebRTC; Chromium libvpx

Firefox | Mozilla | text
  as mozilla firefox; firefox
  in Mozilla: Firefox
  cpe mozilla:firefox
  kev Mozilla: Firefox; Firefox and Thunderbird; Firefox, Firefox ESR, and Thunderbird

Firefox ESR | Mozilla | text
  as mozilla firefox esr; firefox esr
  in Mozilla: Firefox ESR
  cpe mozilla:firefox_esr
  kev Mozilla: Firefox; Firefox and Thunderbird; Firefox, Firefox ESR, and Thunderbird

Thunderbird | Mozilla | text
  as mozilla thunderbird; thunderbird
  in Mozilla: Thunderbird
  cpe mozilla:thunderbird
  kev Mozilla: Firefox and Thunderbird; Firefox, Firefox ESR, and Thunderbird

Adobe Acrobat DC | Adobe | adobe
  as adobe acrobat dc; adobe acrobat; adobe acrobat dc pro; adobe acrobat xi pro
  of acrobat; acrobat dc
  by Adobe Systems Incorporated
  cpe adobe:acrobat_dc
  kev Adobe: Acrobat and Reader; Reader and Acrobat

Adobe Acrobat Reader DC | Adobe | adobe
  as adobe acrobat reader dc; adobe acrobat reader; adobe reader dc; adobe reader; adobe reader xi
  of acrobat reader; acrobat reader dc; reader
  by Adobe Systems Incorporated
  cpe adobe:acrobat_reader_dc
  kev Adobe: Acrobat and Reader; Reader and Acrobat; Reader

Adobe Acrobat 2020 | Adobe | adobe
  as adobe acrobat 2020
  cpe adobe:acrobat; adobe:acrobat_2020
  kev Adobe: Acrobat and Reader

Adobe Acrobat Reader 2020 | Adobe | adobe
  as adobe acrobat reader 2020
  cpe adobe:acrobat_reader; adobe:acrobat_reader_2020
  kev Adobe: Acrobat and Reader

Adobe Acrobat 2017 | Adobe | adobe
  as adobe acrobat 2017
  cpe adobe:acrobat; adobe:acrobat_2017
  kev Adobe: Acrobat and Reader

Adobe Flash Player | Adobe | text
  as adobe flash player # npapi; adobe flash player # ppapi; adobe flash player # activex; adobe flash player
  cpe adobe:flash_player
  kev Adobe: Flash Player; Flash Player and AIR; Acrobat and Reader, Flash Player

Adobe ColdFusion | Adobe | coldfusion
  as adobe coldfusion; coldfusion; adobe coldfusion #; coldfusion #; coldfusion # update #; adobe coldfusion # update #
  in Adobe: ColdFusion
  cpe adobe:coldfusion
  kev Adobe: ColdFusion

Adobe Photoshop | Adobe | text
  as adobe photoshop #; adobe photoshop
  in Adobe: Photoshop Desktop
  cpe adobe:photoshop

Adobe Illustrator | Adobe | text
  as adobe illustrator #; adobe illustrator
  in Adobe: Illustrator
  cpe adobe:illustrator

Adobe InDesign | Adobe | text
  as adobe indesign #; adobe indesign
  in Adobe: InDesign Desktop
  cpe adobe:indesign

Adobe Creative Cloud Desktop | Adobe | text
  as adobe creative cloud; creative cloud desktop; adobe creative cloud desktop
  in Adobe: Creative Cloud Desktop
  cpe adobe:creative_cloud_desktop_application

Foxit PDF Reader | Foxit | text
  as foxit pdf reader; foxit reader
  by Foxit Software Inc.
  in Foxit: PDF Reader; Foxit Reader
  cpe foxit:pdf_reader; foxitsoftware:foxit_reader; foxit:reader

Foxit PDF Editor | Foxit | text
  as foxit pdf editor; foxit phantompdf; foxit phantompdf business
  by Foxit Software Inc.
  in Foxit: PDF Editor
  cpe foxit:pdf_editor; foxit:phantompdf; foxitsoftware:foxit_pdf_editor

Nitro PDF Pro | Nitro | text
  as nitro pdf pro
  of nitro pro; nitro pro #
  cpe gonitro:nitro_pdf_pro

7-Zip | Igor Pavlov | text
  as 7-zip
  in 7-zip: 7zip
  cpe 7-zip:7zip

WinRAR | RARLAB | text
  as winrar; winrar archiver
  by win.rar GmbH
  in RARLAB: WinRAR
  kev RARLAB: WinRAR; UnRAR

VLC media player | VideoLAN | text
  as vlc media player; videolan vlc
  of vlc
  none

LibreOffice | The Document Foundation | text
  as libreoffice
  in The Document Foundation: LibreOffice

IrfanView | Irfan Skiljan | text
  as irfanview
  in IrfanView: IrfanView
  cpe irfanview:irfanview

GIMP | The GIMP Team | text
  as gimp; gimp #
  in GIMP: GIMP
  cpe gimp:gimp

Notepad++ | Notepad++ Team | text
  as notepad++
  in notepad-plus-plus: notepad-plus-plus

Wireshark | Wireshark Foundation | text
  as wireshark
  by The Wireshark developer community
  in Wireshark Foundation: Wireshark
  cpe wireshark:wireshark

Git | The Git Development Community | text
  as git for windows
  of git
  in git: git
  cpe git:git

Docker Desktop | Docker | text
  as docker desktop
  in Docker Inc.: Docker Desktop
  cpe docker:desktop
  kev Docker: Desktop Community Edition

Python | Python Software Foundation | text
  as cpython
  of python; python #
  in Python Software Foundation: CPython
  cpe python:cpython; python_software_foundation:cpython

Node.js | OpenJS Foundation | text
  as node.js; nodejs
  by Node.js Foundation
  in Node.js: Node.js; Node
  cpe nodejs:node.js; nodejs:nodejs

Java SE (Oracle) | Oracle | java
  as java # update #; java #; java se development kit # update #; java se development kit; java se development kit #
  as java se runtime environment # update #; oracle jdk; oracle jre; java se jdk and jre; java se
  in Oracle Corporation: Java SE JDK and JRE; Java
  in Oracle: Java SE
  cpe oracle:java_se; oracle:jdk; oracle:jre
  kev Oracle: Java SE; Java SE JDK and JRE; Java Runtime Environment (JRE); Java SE and JRockit

Eclipse Temurin | Eclipse Adoptium | java in name
  as eclipse temurin jre with hotspot; eclipse temurin jdk with hotspot; eclipse temurin jre; eclipse temurin jdk
  as eclipse temurin; temurin; adoptopenjdk jre with hotspot; adoptopenjdk jdk with hotspot
  by Eclipse Foundation; AdoptOpenJDK
  none

Azul Zulu | Azul Systems | java in name
  as zulu jdk; zulu jre; azul zulu jdk; azul zulu jre; azul zulu
  none

Amazon Corretto | Amazon | java in name
  as amazon corretto; amazon corretto #; amazon corretto jdk; amazon corretto jre
  by Amazon.com Inc.
  none

Zoom Workplace | Zoom | zoom
  as zoom workplace; zoom client for meetings; zoom desktop client; zoom meetings; zoom workplace desktop
  of zoom
  by Zoom Video Communications; Zoom Communications
  in Zoom Video Communications, Inc.: Zoom Clients; Zoom Desktop Client for Windows
  in Zoom Communications, Inc: Zoom Workplace Desktop App for Windows; Zoom Workplace App for Windows and Zoom Rooms App for Windows
  in Zoom Communications, Inc: Zoom Apps for Windows; Zoom Apps and SDKs; Zoom Workplace Apps and SDKs
  in Zoom Communications Inc.: Zoom Workplace Apps and SDKs; Zoom Workplace Apps, SDKs, Rooms Clients, and Rooms Controllers
  cpe zoom:workplace_desktop; zoom:workplace_app; zoom:meetings; zoom:zoom

Zoom Rooms | Zoom | zoom
  as zoom rooms; zoom rooms client
  in Zoom Video Communications, Inc.: Zoom Rooms for Windows; Zoom Rooms Client for Windows
  cpe zoom:rooms; zoom:zoom_rooms_app_for_windows

Dropbox | Dropbox | text
  as dropbox; dropbox desktop
  in Dropbox: Dropbox Desktop
  cpe dropbox:dropbox

1Password | AgileBits | text
  as 1password; 1password #
  cpe 1password:1password

KeePassXC | KeePassXC Team | text
  as keepassxc
  cpe keepassxc:keepassxc

OpenVPN | OpenVPN | text
  as openvpn; openvpn #
  by OpenVPN Technologies
  in OpenVPN: OpenVPN; OpenVPN 2
  cpe openvpn:openvpn; openvpn:openvpn2

OpenVPN Connect | OpenVPN | text
  as openvpn connect
  in OpenVPN: OpenVPN Connect
  cpe openvpn:connect

Obsidian | Obsidian | text
  of obsidian
  in Obsidian: Obsidian

Parallels Desktop | Parallels | text
  as parallels desktop; parallels desktop # for mac
  in Parallels: Parallels Desktop; Desktop
  cpe parallels:parallels_desktop
`;
