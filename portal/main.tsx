import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiFault } from '#api/client.ts';
import { router } from '#portal/router.tsx';

/** A page that one comes back to within this time is shown as it was while it is asked for again. */
const keptMs = 60_000;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: keptMs,
      // A refusal stays one; a line that failed may be back.
      retry: (count, error) => count < 2 && error instanceof ApiFault && error.retry === 'later',
    },
  },
});

const place = document.querySelector('#portal');
if (place === null) throw new Error('the page has no place for the portal');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
