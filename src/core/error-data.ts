/** An error as plain data, as it crosses to the page and lies in results. */
export interface ErrorData {
  /** Name of the error's class: `ImageDecodeError`, … */
  readonly name: string;
  /** What was wrong and what to do, in English. */
  readonly message: string;
}

/** What is kept of an error. */
export function errorData({ name, message }: Error): ErrorData {
  return { name, message };
}
