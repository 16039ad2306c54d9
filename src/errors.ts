/** A fault with a code to look for and, where there is one, a remedy for people. */
export class RedressError extends Error {
  readonly code: string;
  readonly remedy: string | undefined;

  constructor(code: string, message: string, options: { cause?: unknown; remedy?: string } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'RedressError';
    this.code = code;
    this.remedy = options.remedy;
  }
}
