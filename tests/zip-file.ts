import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive for tests. */
export interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** General purpose flags; 1 is "encrypted". */
  readonly flags?: number;
  readonly method?: number;
  /** None is written where it is left out. */
  readonly modifiedAt?: Date;
  /** What the directory claims, where that differs. */
  readonly claimed?: { readonly size?: number; readonly crc?: number };
}

/** A zip archive by APPNOTE.TXT §4.3: local headers with data, the directory, its end. */
export function zipOf(members: readonly Member[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, flags = 0, method = 8, modifiedAt, claimed = {} } of members) {
    const packed = method === 8 ? deflateRawSync(bytes) : Buffer.from(bytes);
    const text = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags | 0x800, 2);
    fields.writeUInt16LE(method, 4);
    if (modifiedAt !== undefined) fields.writeUInt32LE(dosTime(modifiedAt), 6);
    fields.writeUInt32LE(claimed.crc ?? crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimed.size ?? bytes.length, 18);
    fields.writeUInt16LE(text.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, text, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fields, tail, text]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]);
}

/** APPNOTE.TXT §4.4.6: the time in the low half, the day in the high. */
function dosTime(at: Date): number {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return day * 0x10000 + time;
}
