// What the browser's fetch does not tell of a body on its way.

/** As `fetch`, for a request with a body of known length and an answer that is one. */
export function fetchTelling(onProgress: (share: number) => void): typeof fetch {
  return async (input, init) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(init?.method ?? 'GET', input instanceof Request ? input.url : input);
      for (const [name, value] of new Headers(init?.headers)) request.setRequestHeader(name, value);
      request.responseType = 'text';
      request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total));
      request.upload.addEventListener('load', () => onProgress(1));
      request.addEventListener('error', () => reject(new TypeError('the service could not be reached')));
      request.addEventListener('load', () => {
        const headers = new Headers();
        for (const name of ['content-type', 'retry-after']) {
          const value = request.getResponseHeader(name);
          if (value !== null) headers.set(name, value);
        }
        resolve(new Response(request.responseText, { status: request.status, headers }));
      });
      const body = init?.body;
      request.send(body instanceof Blob ? body : null);
    });
}
