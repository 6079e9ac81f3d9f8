/** The functions of the library that the lab uses. */
declare module 'jmespath' {
  /** Reads an expression; throws where it is none. */
  export function compile(expression: string): unknown;
  /** What an expression finds in data; throws where it is none, or asks for what cannot be done. */
  export function search(data: unknown, expression: string): unknown;
}
