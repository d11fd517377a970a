// Lists of medical devices as clinical engineering keeps them: what MDS2 (ANSI/NEMA HN 1-2019) and the unique device
// identification (21 CFR 801) name, DICOM's application entity titles among it.
import { deviceListColumns } from '#core/formats/bases/device-columns.ts';
import { headings } from '#core/formats/bases/headings.ts';
import { AssetRows } from '#core/formats/bases/table-assets.ts';
import type { TableEstateFormat } from '#core/formats/estate-format.ts';

const title = 'medical devices';

const columns = {
  ...deviceListColumns,
  // What only lists of medical devices have.
  'recognised by': headings(
    'udi udidi udideviceidentifier deviceidentifier gtin aetitle aet dicomaetitle mds2 mds2date mds2available phi ephi',
    'storesphi transmitsphi gmdn gmdncode gmdnterm umdns emdn modality riskclass fdaclass deviceclass patientcontact',
    'clinicaldepartment biomedid controlnumber cenumber lifesupport medizinprodukt clinicaluse',
  ),
} as const;

export const medicalDevices: TableEstateFormat = {
  title,
  tried: false,
  columns,
  required: ['vendor', 'model', 'recognised by'],
  open: (source, preamble) => new AssetRows(source, { format: title, kind: 'medical' }, preamble),
};
