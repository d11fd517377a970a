// Windows, by release: records name each release as a product of its own. Builds are those of Microsoft's release health
// pages (learn.microsoft.com/windows/release-health) and of the fixed builds in Microsoft's own CVE records.

// CISA's catalogue names many of its entries on Windows by the part that has the flaw.
const inCatalogue = `  kev Microsoft: Windows; Win32k; DWM Core Library; SMBv1; SMBv1 server; SMBv3; MSHTML; Graphics Component; HTTP.sys
  kev Microsoft: DirectX Graphics Kernel (DXGKRNL); Graphics Device Interface (GDI); HTTP Protocol Stack; ATM Font Driver
  kev Microsoft: Ancillary Function Driver (afd.sys); Client-Server Run-time Subsystem (CSRSS); Active Directory; Netlogon
  kev Microsoft: Enhanced Cryptographic Provider; Kerberos Key Distribution Center (KDC); Remote Desktop Services
  kev Microsoft: SmartScreen Prompt; Streaming Service; Streaming Service Proxy; Task Scheduler; Update Notification Manager
  kev Microsoft: WinVerifyTrust function; Windows CNG Key Isolation Service; Windows COM+ Event System Service; WordPad
  kev Microsoft: Input Method Editor (IME) Japanese; XML Core Services; Hyper-V RemoteFX; Office and WordPad`;

export const windows = String.raw`
Windows 10 | Microsoft | windows
  as windows 10
  in Microsoft: Windows 10
  cpe microsoft:windows_10
${inCatalogue}

Windows 10 1507 | Microsoft | windows
  as windows 10; windows 10 1507; windows 10 ltsb 2015; windows 10 2015 ltsb
  when 10.0.10240
  in Microsoft: Windows 10 Version 1507
  cpe microsoft:windows_10_1507
${inCatalogue}

Windows 10 1607 | Microsoft | windows
  as windows 10; windows 10 1607; windows 10 ltsb 2016; windows 10 2016 ltsb
  when 10.0.14393
  in Microsoft: Windows 10 Version 1607
  cpe microsoft:windows_10_1607
${inCatalogue}

Windows 10 1703 | Microsoft | windows
  as windows 10; windows 10 1703
  when 10.0.15063
  in Microsoft: Windows 10 Version 1703
${inCatalogue}

Windows 10 1709 | Microsoft | windows
  as windows 10; windows 10 1709
  when 10.0.16299
  in Microsoft: Windows 10 Version 1709; Windows 10 Version 1709 for 32-bit Systems
${inCatalogue}

Windows 10 1803 | Microsoft | windows
  as windows 10; windows 10 1803
  when 10.0.17134
  in Microsoft: Windows 10 Version 1803
${inCatalogue}

Windows 10 1809 | Microsoft | windows
  as windows 10; windows 10 1809; windows 10 ltsc 2019; windows 10 ltsc 1809
  when 10.0.17763
  in Microsoft: Windows 10 Version 1809
  cpe microsoft:windows_10_1809
${inCatalogue}

Windows 10 1903 | Microsoft | windows
  as windows 10; windows 10 1903
  when 10.0.18362
  in Microsoft: Windows 10 Version 1903 for x64-based Systems; Windows 10 Version 1903 for 32-bit Systems
  in Microsoft: Windows 10 Version 1903 for ARM64-based Systems
${inCatalogue}

Windows 10 1909 | Microsoft | windows
  as windows 10; windows 10 1909
  when 10.0.18363
  in Microsoft: Windows 10 Version 1909
${inCatalogue}

Windows 10 2004 | Microsoft | windows
  as windows 10; windows 10 2004
  when 10.0.19041
  in Microsoft: Windows 10 Version 2004
${inCatalogue}

Windows 10 20H2 | Microsoft | windows
  as windows 10; windows 10 20h2
  when 10.0.19042
  in Microsoft: Windows 10 Version 20H2
  cpe microsoft:windows_10_20h2
${inCatalogue}

Windows 10 21H1 | Microsoft | windows
  as windows 10; windows 10 21h1
  when 10.0.19043
  in Microsoft: Windows 10 Version 21H1
  cpe microsoft:windows_10_21h1
${inCatalogue}

Windows 10 21H2 | Microsoft | windows
  as windows 10; windows 10 21h2; windows 10 ltsc 2021; windows 10 ltsc 21h2
  when 10.0.19044
  in Microsoft: Windows 10 Version 21H2
  cpe microsoft:windows_10_21h2
${inCatalogue}

Windows 10 22H2 | Microsoft | windows
  as windows 10; windows 10 22h2
  when 10.0.19045
  in Microsoft: Windows 10 Version 22H2
  cpe microsoft:windows_10_22h2
${inCatalogue}

Windows 11 | Microsoft | windows
  as windows 11
  in Microsoft: Windows 11
  cpe microsoft:windows_11
${inCatalogue}

Windows 11 21H2 | Microsoft | windows
  as windows 11; windows 11 21h2
  when 10.0.22000
  in Microsoft: Windows 11 version 21H2
  cpe microsoft:windows_11_21h2
${inCatalogue}

Windows 11 22H2 | Microsoft | windows
  as windows 11; windows 11 22h2
  when 10.0.22621
  in Microsoft: Windows 11 version 22H2
  cpe microsoft:windows_11_22h2
${inCatalogue}

Windows 11 23H2 | Microsoft | windows
  as windows 11; windows 11 23h2
  when 10.0.22631
  in Microsoft: Windows 11 Version 23H2; Windows 11 version 22H3
  cpe microsoft:windows_11_23h2
${inCatalogue}

Windows 11 24H2 | Microsoft | windows
  as windows 11; windows 11 24h2; windows 11 ltsc 2024
  when 10.0.26100
  in Microsoft: Windows 11 Version 24H2
  cpe microsoft:windows_11_24h2
${inCatalogue}

Windows 7 | Microsoft | windows
  as windows 7; windows 7 service pack 1; windows 7 sp1
  in Microsoft: Windows 7; Windows 7 Service Pack 1
  cpe microsoft:windows_7
${inCatalogue}

Windows 8.1 | Microsoft | windows
  as windows 8.1
  in Microsoft: Windows 8.1
  cpe microsoft:windows_8.1
${inCatalogue}

Windows Server 2008 | Microsoft | windows
  as windows server 2008; windows server 2008 service pack 2; windows server 2008 sp2
  in Microsoft: Windows Server 2008 Service Pack 2; Windows Server 2008  Service Pack 2
  cpe microsoft:windows_server_2008_sp2
${inCatalogue}

Windows Server 2008 R2 | Microsoft | windows
  as windows server 2008 r2; windows server 2008 r2 service pack 1; windows server 2008 r2 sp1
  in Microsoft: Windows Server 2008 R2 Service Pack 1; Windows Server 2008 R2 Systems Service Pack 1
  cpe microsoft:windows_server_2008_r2
${inCatalogue}

Windows Server 2012 | Microsoft | windows
  as windows server 2012
  in Microsoft: Windows Server 2012
  cpe microsoft:windows_server_2012
${inCatalogue}

Windows Server 2012 R2 | Microsoft | windows
  as windows server 2012 r2
  in Microsoft: Windows Server 2012 R2
  cpe microsoft:windows_server_2012_r2
${inCatalogue}

Windows Server 2016 | Microsoft | windows
  as windows server 2016
  in Microsoft: Windows Server 2016
  cpe microsoft:windows_server_2016
${inCatalogue}

Windows Server 2019 | Microsoft | windows
  as windows server 2019
  in Microsoft: Windows Server 2019
  cpe microsoft:windows_server_2019
${inCatalogue}

Windows Server 2022 | Microsoft | windows
  as windows server 2022; windows server 2022 azure
  in Microsoft: Windows Server 2022
  cpe microsoft:windows_server_2022
${inCatalogue}

Windows Server, version 20H2 | Microsoft | windows
  as windows server 20h2
  when 10.0.19042
  in Microsoft: Windows Server version 20H2
${inCatalogue}

Windows Server, version 1909 | Microsoft | windows
  as windows server 1909
  when 10.0.18363
  in Microsoft: Windows Server, version 1909 (Server Core installation)
${inCatalogue}

Windows Server, version 23H2 | Microsoft | windows
  as windows server 23h2; windows server 2022 23h2
  when 10.0.25398
  in Microsoft: Windows Server 2022, 23H2 Edition (Server Core installation)
  cpe microsoft:windows_server_23h2; microsoft:windows_server_2022_23h2
${inCatalogue}

Windows Server 2025 | Microsoft | windows
  as windows server 2025
  when 10.0.26100
${inCatalogue}
`;
