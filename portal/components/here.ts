import { createContext, use } from 'react';

/** Whose pages these are, for links within them. */
export interface Here {
  /** The organization's id. */
  readonly org: string;
}

const HereContext = createContext<Here>({ org: '' });

export const HereProvider = HereContext.Provider;

export function useHere(): Here {
  return use(HereContext);
}
