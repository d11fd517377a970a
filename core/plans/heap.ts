/** A binary heap of numbers' worth: the entry with the greatest rank comes first, the lowest id where ranks are equal. */
export interface Ranked {
  readonly rank: number;
  readonly id: number;
}

export function push(heap: Ranked[], entry: Ranked): void {
  let index = heap.length;
  heap.push(entry);
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!before(heap, index, parent)) return;
    swap(heap, index, parent);
    index = parent;
  }
}

export function pop(heap: Ranked[]): Ranked | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return first;
  heap[0] = last;
  let index = 0;
  for (;;) {
    let next = index;
    if (before(heap, 2 * index + 1, next)) next = 2 * index + 1;
    if (before(heap, 2 * index + 2, next)) next = 2 * index + 2;
    if (next === index) return first;
    swap(heap, index, next);
    index = next;
  }
}

/** Whether an entry with this rank and id would come before everything in the heap. */
export function leads(heap: readonly Ranked[], { rank, id }: Ranked): boolean {
  const top = heap[0];
  return top === undefined || rank > top.rank || (rank === top.rank && id <= top.id);
}

function before(heap: readonly Ranked[], a: number, b: number): boolean {
  const one = heap[a];
  const other = heap[b];
  if (one === undefined || other === undefined) return false;
  return one.rank > other.rank || (one.rank === other.rank && one.id < other.id);
}

function swap(heap: Ranked[], a: number, b: number): void {
  const one = heap[a];
  const other = heap[b];
  if (one === undefined || other === undefined) return;
  heap[a] = other;
  heap[b] = one;
}
