import type { Parameter } from '../../api/shapes.js';
import { memberName } from '../../aws/typed-call.js';
import { cleaned } from '../../base/characters.js';
import type { Result } from '../../base/result.js';
import { fail, ok } from '../../base/result.js';
import type { Files } from '../paths.js';
import { findPath } from '../paths.js';
import type { OptionSpec, ParsedWords } from './argument-parser.js';
import type { Failure } from './failure.js';
import { badParameter, otherFailure } from './failure.js';
import type { Given } from './services/api-command.js';
import { optionName } from './services/api-command.js';

/** The options for the parameters of an operation. */
export function optionsFor(parameters: readonly Parameter[]): readonly OptionSpec[] {
  return parameters.map((parameter) => ({
    name: optionName(parameter),
    isRequired: !parameter.isOptional,
  }));
}

/** The values of options as an operation takes them: whole numbers as numbers, and what stands in a file, if one is named. */
export function givenValues(
  parameters: readonly Parameter[],
  { values }: ParsedWords,
  files: Files,
): Result<Given, Failure> {
  const given: { [name: string]: string | number } = {};
  for (const parameter of parameters) {
    const option = optionName(parameter);
    const typed = values[option];
    if (typed === undefined) continue;
    const text = textOf(option, typed, files);
    if (!text.ok) return text;
    if (parameter.shape.type !== 'whole') given[parameter.name] = text.value;
    else if (/^\s*[+-]?\d+(?:_\d+)*\s*$/.test(text.value)) {
      given[parameter.name] = Number(text.value.replaceAll('_', ''));
    } else {
      return fail(otherFailure(`invalid literal for int() with base 10: '${cleaned(text.value)}'`));
    }
  }
  return ok(given);
}

/** `file://PATH` means what is in the file. */
function textOf(option: string, typed: string, files: Files): Result<string, Failure> {
  const path = /^file:\/\/(.*)$/.exec(typed)?.[1];
  if (path === undefined) return ok(typed);
  const found = findPath(files, path);
  if (found.kind === 'file') return ok(found.text);
  const why =
    found.kind === 'folder'
      ? `[Errno 21] Is a directory: '${cleaned(path)}'`
      : `[Errno 2] No such file or directory: '${cleaned(path)}'`;
  return fail(
    badParameter(`Error parsing parameter '--${option}': Unable to load paramfile ${cleaned(typed)}: ${why}`),
  );
}

/** What the AWS CLI looks at itself, before anything is sent: lengths and numbers that are too small. Null if all is right. */
export function tooSmall(parameters: readonly Parameter[], given: Given): Failure | null {
  const problems = parameters.flatMap((parameter) => {
    const value = given[parameter.name];
    return value === undefined ? [] : problemOf(parameter, value);
  });
  return problems.length === 0 ? null : badParameter(`Parameter validation failed:\n${problems.join('\n')}`);
}

function problemOf(parameter: Parameter, value: string | number): readonly string[] {
  const { shape } = parameter;
  const name = memberName(parameter);
  if (shape.type === 'text' && typeof value === 'string' && value.length < (shape.min ?? 0)) {
    return [`Invalid length for parameter ${name}, value: ${value.length}, valid min length: ${shape.min}`];
  }
  return shape.type === 'whole' && typeof value === 'number' && value < shape.min
    ? [`Invalid value for parameter ${name}, value: ${value}, valid min value: ${shape.min}`]
    : [];
}
