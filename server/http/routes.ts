// Which methods a path takes.
import type { Operation } from '#server/operations/context.ts';

export function methodsOf(operations: readonly Operation[], path: string): readonly string[] {
  const steps = path.split('/');
  return operations
    .filter(({ endpoint }) => fits(endpoint.path.split('/'), steps))
    .map(({ endpoint }) => endpoint.method)
    .sort();
}

function fits(promised: readonly string[], asked: readonly string[]): boolean {
  return (
    promised.length === asked.length &&
    promised.every((step, index) => (step.startsWith('{') ? asked[index] !== '' : step === asked[index]))
  );
}
