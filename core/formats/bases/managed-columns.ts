// Headings that management tools share: each of them writes some of these.
import { headings } from '#core/formats/bases/headings.ts';

/** Of a device's system, as lists of its programs and updates tell it too: there a `type` is that of the program or update. */
export const systemColumns = {
  dnsName: headings('dnsname fqdn fullyqualifieddomainname dnshostname'),
  address: headings('ipaddress ipaddresses ip ipv4 ipv4address localipaddress localip privateip lanip'),
  os: headings(
    'operatingsystem osname os operatingsystemname osdescription platform caption operatingsystemnameandversion',
    'ostype osfamily',
  ),
  osVersion: headings(
    'osversion operatingsystemversion operatingsystembuild osbuildnumber osbuild buildnumber buildext build',
    'systemversion versionos',
  ),
  osRelease: headings('releaseid displayversion osdisplayversion osrelease releaseversion featureversion'),
  role: headings('devicerole ostype devicetype computertype nodeclass chassistype machinetype'),
  seenOn: headings(
    'lastcheckin lastcontact lastseen lastactivity lastcontactdate lastseendate lastonline lasthardwarescan lasthwscan',
    'lastsync lastsyncdatetime lastupdated lastonlinetime lastconnected',
  ),
} as const;

/** Of a device. `host` is each tool's own. */
export const deviceColumns = {
  ...systemColumns,
  mac: headings('macaddress macaddresses mac wifimac ethernetmac wifimacaddress'),
  role: headings('devicerole role devicetype type computertype nodeclass chassistype machinetype'),
} as const;

/** Of a program on a device. */
export const softwareColumns = {
  product: headings(
    'applicationname softwarename softwareproduct appname productname displayname arpdisplayname softwaretitle',
    'application software product program programname',
  ),
  version: headings(
    'applicationversion softwareversion appversion productversion displayversion version installedversion',
  ),
  publisher: headings('applicationpublisher softwarepublisher publisher vendor softwarevendor manufacturer developer'),
} as const;

/** Of an update that a device lacks, or has. */
export const updateColumns = {
  update: headings(
    'kbnumber kbarticle kbarticleid kbid kb articleid articlenumber hotfixid kbs knowledgebase kbarticlenumber',
  ),
  title: headings(
    'updatename updatetitle patchname patchtitle missingupdate missingpatch patch update patchdescription',
  ),
  severity: headings('severity patchseverity securityseverity msrcseverity impact rating'),
  status: headings('patchstatus updatestatus installstatus status state compliancestatus approvalstatus patchstate'),
  vulnerabilities: headings('cve cves cveid cveids relatedcves vulnerabilities'),
  installed: headings('installed isinstalled'),
  needed: headings('required isrequired needed missing ismissing'),
  installedOn: headings('installedon installdate installeddate installedat dateinstalled installationdate'),
  fixedIn: headings('availableversion newversion latestversion targetversion patchversion updateversion'),
  link: headings('informationurl moreinfourl url infourl supporturl link'),
} as const;
