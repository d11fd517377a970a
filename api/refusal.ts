/** What a refusal means to whoever asked: the HTTP status it is answered with, and a sentence that says what to do. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503;
  readonly sentence: string;
}
