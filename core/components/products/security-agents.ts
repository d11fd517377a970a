// Anti-virus, endpoint security and what manages it.
export const securityAgents = String.raw`
Trend Micro Apex One | Trend Micro | text
  as trend micro apex one; apex one; trend micro apex one security agent; trend micro officescan
  in Trend Micro, Inc.: Trend Micro Apex One
  cpe trendmicro:apex_one
  kev Trend Micro: Apex One and OfficeScan; Apex One and Apex One as a Service; Apex One, OfficeScan, and Worry-Free Business Security
  kev Trend Micro: Apex One and Worry-Free Business Security; OfficeScan
  kev Trend Micro: Apex One, Apex One as a Service, and Worry-Free Business Security
  kev Trend Micro: Apex One, OfficeScan and Worry-Free Business Security Agents

Trend Micro Apex Central | Trend Micro | text
  as trend micro apex central; apex central
  in Trend Micro, Inc.: Trend Micro Apex Central
  kev Trend Micro: Apex Central

Trend Micro Worry-Free Business Security | Trend Micro | text
  as trend micro worry-free business security; worry-free business security
  in Trend Micro, Inc.: Trend Micro Worry-Free Business Security
  cpe trendmicro:worry-free_business_security
  kev Trend Micro: Apex One and Worry-Free Business Security; Apex One, OfficeScan, and Worry-Free Business Security

Trend Micro Deep Security Agent | Trend Micro | text
  as trend micro deep security agent
  of deep security agent
  in Trend Micro, Inc.: Trend Micro Deep Security Agent
  cpe trendmicro:deep_security_agent; trend_micro_inc:deep_security_agent

ESET Endpoint Security | ESET | text
  as eset endpoint security
  by ESET, spol. s r.o.
  in ESET, spol. s r.o.: ESET Endpoint Security; ESET Endpoint Security for Windows
  cpe eset:endpoint_security

ESET Endpoint Antivirus | ESET | text
  as eset endpoint antivirus
  in ESET, spol. s r.o.: ESET Endpoint Antivirus; ESET Endpoint Antivirus for Windows
  cpe eset:endpoint_antivirus

ESET Server Security | ESET | text
  as eset server security; eset file security
  in ESET, spol. s r.o.: ESET Server Security for Windows Server; ESET Server Security for Windows Server (File Security)
  cpe eset:server_security; eset:file_security

Bitdefender Endpoint Security | Bitdefender | text
  as bitdefender endpoint security tools; bitdefender endpoint security
  in Bitdefender: Endpoint Security for Windows
  cpe bitdefender:endpoint_security_for_windows

Bitdefender Total Security | Bitdefender | text
  as bitdefender total security
  in Bitdefender: Total Security
  cpe bitdefender:total_security

Malwarebytes | Malwarebytes | text
  as malwarebytes; malwarebytes anti-malware
  cpe malwarebytes:malwarebytes

Sophos Intercept X | Sophos | text
  as sophos endpoint agent; sophos intercept x; sophos endpoint
  in Sophos: Sophos Intercept X
  cpe sophos:intercept_x

Cortex XDR Agent | Palo Alto Networks | text
  as cortex xdr; cortex xdr agent
  in Palo Alto Networks: Cortex XDR Agent

Webroot SecureAnywhere | Webroot | text
  as webroot secureanywhere
  in Webroot: SecureAnywhere - Web Shield
  cpe webroot:anti-virus-and-endpoint-protection

Trellix Endpoint Security | Trellix | text
  as trellix endpoint security
  cpe trellix:endpoint_security

Trellix ePolicy Orchestrator | Trellix | text
  as epolicy orchestrator; trellix epolicy orchestrator; mcafee epolicy orchestrator
  by McAfee, LLC
  in Trellix: ePolicy Orchestrator

McAfee Total Protection | McAfee | text
  as mcafee total protection
  kev McAfee: McAfee Total Protection (MTP)

ClamAV | Cisco | text
  as clamav
  in Cisco: ClamAV
  cpe cisco:clamav; cisco:clam_antivirus

Check Point Harmony Endpoint | Check Point | text
  as check point harmony endpoint; harmony endpoint; check point endpoint security
  in checkpoint: Harmony Endpoint.; Harmony Endpoint Security Client for Windows
  cpe checkpoint:harmony_endpoint

CrowdStrike Falcon Sensor | CrowdStrike | text
  as crowdstrike windows sensor; crowdstrike falcon sensor; crowdstrike sensor platform
  none

SentinelOne Agent | SentinelOne | text
  as sentinelone agent
  of sentinel agent
  none

Tripwire Enterprise | Fortra | text
  as tripwire enterprise
  in Fortra: Tripwire Enterprise
  cpe fortra:tripwire_enterprise
`;
