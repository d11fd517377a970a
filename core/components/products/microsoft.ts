// What Microsoft makes besides Windows. Cumulative updates of Exchange and branches of SQL Server are told by build:
// learn.microsoft.com/exchange/new-features/build-numbers-and-release-dates, learn.microsoft.com/troubleshoot/sql/releases.
export const microsoft = String.raw`
Microsoft 365 Apps | Microsoft | text
  as microsoft 365 apps for enterprise; microsoft 365 apps for business; microsoft 365; office 365 proplus; office 365
  as microsoft office 365 proplus; microsoft office 365; 365 apps for enterprise
  in Microsoft: Microsoft 365 Apps for Enterprise; Office 365 ProPlus
  kev Microsoft: Office; Word; Excel; PowerPoint; Outlook; Publisher; Office and WordPad; MSCOMCTL.OCX

Microsoft Office 2013 | Microsoft | text
  as office 2013; office 2013 service pack 1
  in Microsoft: Microsoft Office 2013 Service Pack 1
  kev Microsoft: Office; Word; Excel; PowerPoint; Outlook; Publisher; Office and WordPad; MSCOMCTL.OCX

Microsoft Office 2016 | Microsoft | text
  as office 2016; office home and business 2016; office home and student 2016
  in Microsoft: Microsoft Office 2016
  kev Microsoft: Office; Word; Excel; PowerPoint; Outlook; Publisher; Office and WordPad; MSCOMCTL.OCX

Microsoft Office 2019 | Microsoft | text
  as office 2019; office home and business 2019; office home and student 2019
  in Microsoft: Microsoft Office 2019
  kev Microsoft: Office; Word; Excel; PowerPoint; Outlook; Publisher; Office and WordPad; MSCOMCTL.OCX

Microsoft Office LTSC 2021 | Microsoft | text
  as office ltsc 2021; office 2021; office home and business 2021; office home and student 2021
  in Microsoft: Microsoft Office LTSC 2021
  kev Microsoft: Office; Word; Excel; PowerPoint; Outlook; Publisher; Office and WordPad; MSCOMCTL.OCX

Microsoft Office LTSC 2024 | Microsoft | text
  as office ltsc 2024; office 2024
  in Microsoft: Microsoft Office LTSC 2024
  kev Microsoft: Office; Word; Excel; PowerPoint; Outlook; Publisher; Office and WordPad; MSCOMCTL.OCX

Microsoft Excel 2016 | Microsoft | text
  as excel 2016
  in Microsoft: Microsoft Excel 2016
  kev Microsoft: Excel

Microsoft Outlook 2016 | Microsoft | text
  as outlook 2016
  in Microsoft: Microsoft Outlook 2016
  kev Microsoft: Outlook

Microsoft PowerPoint 2016 | Microsoft | text
  as powerpoint 2016
  in Microsoft: Microsoft PowerPoint 2016
  kev Microsoft: PowerPoint

Microsoft Publisher 2016 | Microsoft | text
  as publisher 2016
  in Microsoft: Microsoft Publisher 2016
  kev Microsoft: Publisher

Microsoft Project 2016 | Microsoft | text
  as project 2016
  in Microsoft: Microsoft Project 2016
  kev Microsoft: Project

Microsoft Visio 2016 | Microsoft | text
  as visio 2016
  in Microsoft: Microsoft Visio 2016

Microsoft Edge | Microsoft | text
  as microsoft edge; microsoft edge stable
  of edge
  in Microsoft: Microsoft Edge (Chromium-based)
  kev Microsoft: Edge
  kev Google: Chromium V8; Chromium

Internet Explorer 11 | Microsoft | text
  as internet explorer 11
  in Microsoft: Internet Explorer 11
  kev Microsoft: Internet Explorer; Internet Explorer Scripting Engine; Internet Explorer and Edge; Edge and Internet Explorer

.NET 6 | Microsoft | in name
  as .net runtime; .net sdk; windows desktop runtime; .net host; .net host fx resolver; .net 6; .net 6 runtime
  when 6.
  in Microsoft: .NET 6.0
  cpe microsoft:.net

.NET 7 | Microsoft | in name
  as .net runtime; .net sdk; windows desktop runtime; .net host; .net host fx resolver; .net 7; .net 7 runtime
  when 7.
  in Microsoft: .NET 7.0
  cpe microsoft:.net

.NET 8 | Microsoft | in name
  as .net runtime; .net sdk; windows desktop runtime; .net host; .net host fx resolver; .net 8; .net 8 runtime
  when 8.
  in Microsoft: .NET 8.0
  cpe microsoft:.net

ASP.NET Core 6 | Microsoft | in name
  as asp.net core shared framework; asp.net core runtime; asp.net core hosting bundle; asp.net core
  when 6.
  in Microsoft: ASP.NET Core 6.0; .NET 6.0

ASP.NET Core 7 | Microsoft | in name
  as asp.net core shared framework; asp.net core runtime; asp.net core hosting bundle; asp.net core
  when 7.
  in Microsoft: ASP.NET Core 7.0; .NET 7.0

ASP.NET Core 8 | Microsoft | in name
  as asp.net core shared framework; asp.net core runtime; asp.net core hosting bundle; asp.net core
  when 8.
  in Microsoft: ASP.NET Core 8.0; .NET 8.0

.NET Framework 4.8 | Microsoft | text
  as .net framework 4.8
  in Microsoft: Microsoft .NET Framework 4.8; Microsoft .NET Framework 3.5 AND 4.8
  kev Microsoft: .NET Framework; .NET Framework, SharePoint, Visual Studio

.NET Framework 4.8.1 | Microsoft | text
  as .net framework 4.8.1
  in Microsoft: Microsoft .NET Framework 4.8.1; Microsoft .NET Framework 3.5 AND 4.8.1
  kev Microsoft: .NET Framework; .NET Framework, SharePoint, Visual Studio

.NET Framework 4.7.2 | Microsoft | text
  as .net framework 4.7.2
  in Microsoft: Microsoft .NET Framework 4.7.2; Microsoft .NET Framework 3.5 AND 4.7.2
  in Microsoft: Microsoft .NET Framework 4.6.2/4.7/4.7.1/4.7.2
  kev Microsoft: .NET Framework; .NET Framework, SharePoint, Visual Studio

Visual C++ Redistributable | Microsoft | text
  as visual c++ # redistributable; visual c++ # # redistributable; visual c++ redistributable
  as visual c++ # minimum runtime; visual c++ # additional runtime; visual c++ # # redistributable package
  in Microsoft: Visual C++ Redistributable Installer

PowerShell 7 | Microsoft | text
  as powershell 7; powershell 7-x64
  in Microsoft: PowerShell 7.2; PowerShell 7.3; PowerShell 7.4

Visual Studio Code | Microsoft | text
  as visual studio code; visual studio code user; vs code
  in Microsoft: Visual Studio Code

Microsoft Teams | Microsoft | text
  as microsoft teams; teams machine-wide installer; microsoft teams classic
  none

OneDrive | Microsoft | text
  as microsoft onedrive
  none

Skype for Business Server 2019 | Microsoft | text
  as skype for business server 2019
  in Microsoft: Skype for Business Server 2019 CU7
  kev Microsoft: Skype for Business

Exchange Server 2010 | Microsoft | exchange
  as exchange server 2010; exchange 2010; exchange server
  when 14.
  kev Microsoft: Exchange Server; Exchange

Exchange Server 2013 | Microsoft | exchange
  as exchange server 2013; exchange 2013; exchange server; exchange server 2013 cumulative update 23; exchange server 2013 cu23
  when 15.0.
  kev Microsoft: Exchange Server; Exchange

Exchange Server 2016 | Microsoft | exchange
  as exchange server 2016; exchange 2016; exchange server
  when 15.1.
  kev Microsoft: Exchange Server; Exchange

Exchange Server 2016 CU22 | Microsoft | exchange
  as exchange server 2016; exchange 2016; exchange server; exchange server 2016 cumulative update 22; exchange 2016 cu22; exchange server 2016 cu22
  when 15.1.2375.
  in Microsoft: Microsoft Exchange Server 2016 Cumulative Update 22
  kev Microsoft: Exchange Server; Exchange

Exchange Server 2016 CU23 | Microsoft | exchange
  as exchange server 2016; exchange 2016; exchange server; exchange server 2016 cumulative update 23; exchange 2016 cu23; exchange server 2016 cu23
  when 15.1.2507.
  in Microsoft: Microsoft Exchange Server 2016 Cumulative Update 23
  kev Microsoft: Exchange Server; Exchange

Exchange Server 2019 | Microsoft | exchange
  as exchange server 2019; exchange 2019; exchange server
  when 15.2.
  kev Microsoft: Exchange Server; Exchange

Exchange Server 2019 CU12 | Microsoft | exchange
  as exchange server 2019; exchange 2019; exchange server; exchange server 2019 cumulative update 12; exchange 2019 cu12; exchange server 2019 cu12
  when 15.2.1118.
  in Microsoft: Microsoft Exchange Server 2019 Cumulative Update 12
  kev Microsoft: Exchange Server; Exchange

Exchange Server 2019 CU13 | Microsoft | exchange
  as exchange server 2019; exchange 2019; exchange server; exchange server 2019 cumulative update 13; exchange 2019 cu13; exchange server 2019 cu13
  when 15.2.1258.
  in Microsoft: Microsoft Exchange Server 2019 Cumulative Update 13
  kev Microsoft: Exchange Server; Exchange

Exchange Server 2019 CU14 | Microsoft | exchange
  as exchange server 2019; exchange 2019; exchange server; exchange server 2019 cumulative update 14; exchange 2019 cu14; exchange server 2019 cu14
  when 15.2.1544.
  in Microsoft: Microsoft Exchange Server 2019 Cumulative Update 14
  kev Microsoft: Exchange Server; Exchange

SharePoint Server 2016 | Microsoft | text
  as sharepoint server 2016; sharepoint enterprise server 2016; sharepoint 2016
  in Microsoft: Microsoft SharePoint Enterprise Server 2016; Microsoft SharePoint Server 2016
  kev Microsoft: SharePoint; SharePoint Server; .NET Framework, SharePoint, Visual Studio

SharePoint Server 2019 | Microsoft | text
  as sharepoint server 2019; sharepoint 2019
  in Microsoft: Microsoft SharePoint Server 2019
  kev Microsoft: SharePoint; SharePoint Server; .NET Framework, SharePoint, Visual Studio

SharePoint Server Subscription Edition | Microsoft | text
  as sharepoint server subscription edition; sharepoint subscription edition
  in Microsoft: Microsoft SharePoint Server Subscription Edition
  kev Microsoft: SharePoint; SharePoint Server; .NET Framework, SharePoint, Visual Studio

SQL Server 2008 | Microsoft | sql server
  as sql server 2008; sql server
  when 10.0.
  cpe microsoft:sql_server
  kev Microsoft: SQL Server

SQL Server 2008 R2 | Microsoft | sql server
  as sql server 2008 r2; sql server
  when 10.50.
  cpe microsoft:sql_server
  kev Microsoft: SQL Server

SQL Server 2012 | Microsoft | sql server
  as sql server 2012; sql server
  when 11.0.
  cpe microsoft:sql_server
  kev Microsoft: SQL Server

SQL Server 2014 | Microsoft | sql server
  as sql server 2014; sql server
  when 12.0.
  cpe microsoft:sql_server
  kev Microsoft: SQL Server

SQL Server 2016 (GDR) | Microsoft | sql server
  as sql server 2016; sql server; sql server 2016 gdr
  when 13.0.6; 13.0.5
  in Microsoft: Microsoft SQL Server 2016 Service Pack 3 (GDR)
  kev Microsoft: SQL Server

SQL Server 2016 (Azure Connect) | Microsoft | sql server
  as sql server 2016; sql server
  when 13.0.7
  in Microsoft: Microsoft SQL Server 2016 Service Pack 3 Azure Connect Feature Pack
  kev Microsoft: SQL Server

SQL Server 2017 (GDR) | Microsoft | sql server
  as sql server 2017; sql server; sql server 2017 gdr
  when 14.0.1; 14.0.2
  in Microsoft: Microsoft SQL Server 2017 (GDR)
  kev Microsoft: SQL Server

SQL Server 2017 (CU) | Microsoft | sql server
  as sql server 2017; sql server
  when 14.0.3
  in Microsoft: Microsoft SQL Server 2017 (CU 31)
  kev Microsoft: SQL Server

SQL Server 2019 (GDR) | Microsoft | sql server
  as sql server 2019; sql server; sql server 2019 gdr
  when 15.0.2
  in Microsoft: Microsoft SQL Server 2019 (GDR)
  kev Microsoft: SQL Server

SQL Server 2019 (CU) | Microsoft | sql server
  as sql server 2019; sql server
  when 15.0.4
  in Microsoft: Microsoft SQL Server 2019 (CU 25); Microsoft SQL Server 2019 for x64-based Systems (CU 27)
  in Microsoft: Microsoft SQL Server 2019 (CU 28)
  kev Microsoft: SQL Server

SQL Server 2022 (GDR) | Microsoft | sql server
  as sql server 2022; sql server; sql server 2022 gdr
  when 16.0.1
  in Microsoft: Microsoft SQL Server 2022 (GDR)
  kev Microsoft: SQL Server

SQL Server 2022 (CU) | Microsoft | sql server
  as sql server 2022; sql server
  when 16.0.4
  in Microsoft: Microsoft SQL Server 2022 for (CU 12); Microsoft SQL Server 2022 for (CU 13)
  in Microsoft: Microsoft SQL Server 2022 for (CU 14); Microsoft SQL Server 2022 for (CU 15)
  kev Microsoft: SQL Server
`;
