/** Data as JSON has it. */
export type Json = string | number | boolean | null | JsonList | JsonObject;

/** A list of such data. */
export type JsonList = readonly Json[];

/** Such data by names, in the order in which AWS's model has them. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Whether it is a list. */
export function isList(data: Json): data is JsonList {
  return Array.isArray(data);
}

/** Whether it is data by names. */
export function isObject(data: Json): data is JsonObject {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** Whether it is neither of both: a text, a number, yes or no, or nothing. */
export function isScalar(data: Json): data is string | number | boolean | null {
  return !isList(data) && !isObject(data);
}

/** A scalar as Python prints it, which the AWS CLI is written in. */
export function scalarText(data: Json): string {
  if (data === null) return 'None';
  if (data === true) return 'True';
  return data === false ? 'False' : String(data);
}
