// Headings of lists of devices: appliances, controllers, medical devices.
import { headings } from '#core/formats/bases/headings.ts';

export const deviceListColumns = {
  host: headings(
    'hostname assetname devicename equipmentname systemname host asset device name tagname tag equipment',
    'geratename bezeichnung nomdelequipement nombredelequipo',
  ),
  dnsName: headings('fqdn dnsname dnshostname'),
  address: headings('ipaddress ip ipaddresses ipv4address managementip mgmtip ipadresse adresseip direccionip'),
  mac: headings('macaddress mac macaddresses macadresse adressemac'),
  serial: headings('serialnumber serial serialno sn seriennummer numerodeserie'),
  tag: headings(
    'assetnumber assettag assetid inventorynumber equipmentid equipmentnumber controlnumber inventarnummer',
  ),
  vendor: headings('manufacturer vendor make maker brand oem hersteller fabricant fabricante'),
  model: headings('model modelnumber modelname devicemodel product productname modell modele modelo'),
  firmware: headings('firmwareversion firmware fwversion firmwarerevision firmwarestand versiondefirmware'),
  version: headings('softwareversion version swversion softwarerevision applicationversion versionsnummer'),
  os: headings('operatingsystem os osname operatingsystemfirmware osfirmware betriebssystem'),
  osVersion: headings('osversion operatingsystemversion osfirmwareversion osbuild'),
  exposed: headings('exposed exposure internetexposed internetfacing'),
  criticality: headings('criticality assetcriticality criticalitylevel kritikalitat criticite criticidad'),
  zone: headings('zone networkzone securityzone vlan networksegment segment subnet purduelevel'),
  location: headings(
    'location physicallocation physicallocationaddress physicaladdress site building room department ward area',
  ),
  role: headings('assetroletype assetrole assettype role devicetype devicefunction function type modality'),
  count: headings('quantity count qty anzahl'),
  loses: headings('loses missionimpact impact'),
  maintenanceWindow: headings('maintenancewindow outagewindow outage'),
  seenOn: headings('lastseen lastscanned lastcontact lastverified dateverified lastupdated'),
} as const;
