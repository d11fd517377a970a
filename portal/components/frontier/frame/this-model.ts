// The model whose pages these are.
import { createContext, use } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import type { showModel } from '#api/frontier/models.ts';

export type ThisModel = AnswerOf<typeof showModel>;

const ModelContext = createContext<ThisModel | undefined>(undefined);
export const ModelProvider = ModelContext.Provider;

export function useModel(): ThisModel {
  const model = use(ModelContext);
  if (model === undefined) throw new Error('this page stands within a model');
  return model;
}
