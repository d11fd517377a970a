/** Kinds of documents load their readers when the first of them is met; where no code can be read later all must be there. */
export async function loadReaders(): Promise<void> {
  await Promise.all([
    import('#core/formats/estate-table.ts'),
    import('#core/formats/assets-yaml/parse.ts'),
    import('#core/formats/inventory-text.ts'),
    import('#core/formats/estate-json.ts'),
    import('#core/formats/estate-xml.ts'),
    import('#core/formats/estate-text.ts'),
  ]);
}
