import { lookUp } from '../base/table.js';
import { NAMES_MAX } from '../world/terminal.js';
import type { World } from '../world/world.js';
import { cat, ls } from './file-commands.js';
import type { Program } from './shell.js';
import { ended, fitForLine, withTerminal } from './shell.js';
import { VARIABLE_NAME } from './words.js';

/** The longest name of a variable: the lab's choice. */
const NAME_MAX = 200;

/** What the shell knows by itself, and a line about each. */
const ABOUT = [
  ['aws', 'the AWS CLI, simulated; aws help says more'],
  ['export NAME=VALUE', 'sets a variable that programs see, too'],
  ['unset NAME', 'takes a variable away'],
  ['env', 'shows the variables that programs see'],
  ['echo TEXT', 'prints a text; echo $NAME prints a variable'],
  ['cat FILE', 'prints a file, such as ~/.aws/config'],
  ['ls [FOLDER]', 'shows which files there are; ls -a those with a dot, too'],
  ['history', 'shows the lines that you have typed'],
  ['clear', 'empties the screen'],
] as const;

/** The commands of the shell itself. */
export const BUILTINS = {
  export: (shell, words) => exportVariables(shell.world, words),
  unset: ({ world }, words) => {
    const bad = words.find((word) => !VARIABLE_NAME.test(word));
    if (bad !== undefined) return ended(world, invalidName('unset', bad), 1);
    const { environment, variables } = world.terminal;
    return ended(
      withTerminal(world, { environment: without(environment, words), variables: without(variables, words) }),
      '',
    );
  },
  env: ({ world, environment }) => ended(world, listed(environment, '')),
  echo: ({ world }, words) => ended(world, `${words.join(' ')}\n`),
  cat,
  ls,
  history: ({ world }) => {
    const lines = world.terminal.history.map((line, index) => `${String(index + 1).padStart(5)}  ${line}\n`);
    return ended(world, lines.join(''));
  },
  clear: ({ world }) => ended(withTerminal(world, { entries: [] }), ''),
  help: ({ world }) => {
    const width = Math.max(...ABOUT.map(([command]) => command.length));
    const lines = ABOUT.map(([command, about]) => `  ${command.padEnd(width)}  ${about}\n`);
    return ended(world, `The lab's shell has these commands, and && and ; between them:\n${lines.join('')}`);
  },
} satisfies { readonly [name: string]: Program };

/** Sets variables of the shell; one that is exported stays so. */
export function setVariables(world: World, assignments: { readonly [name: string]: string }): World {
  const { environment, variables } = world.terminal;
  const exported = Object.entries(assignments).filter(([name]) => Object.hasOwn(environment, name));
  const own = Object.entries(assignments).filter(([name]) => !Object.hasOwn(environment, name));
  return withTerminal(world, {
    environment: bounded({ ...environment, ...Object.fromEntries(exported) }),
    variables: bounded({ ...variables, ...Object.fromEntries(own) }),
  });
}

function exportVariables(start: World, words: readonly string[]) {
  if (words.length === 0) return ended(start, listed(start.terminal.environment, 'declare -x '));
  let world = start;
  let problems = '';
  for (const word of words.filter((one) => one !== '-x')) {
    const [, name = '', , value] = /^([^=]*)(=([\s\S]*))?$/.exec(word) ?? [];
    const { environment, variables } = world.terminal;
    const given = value ?? lookUp(variables, name);
    if (!VARIABLE_NAME.test(name)) problems += invalidName('export', word);
    else if (given !== undefined) {
      world = withTerminal(world, {
        environment: bounded({ ...environment, [name]: given }),
        variables: without(variables, [name]),
      });
    }
  }
  return ended(world, problems, problems === '' ? 0 : 1);
}

function invalidName(command: string, word: string): string {
  return `bash: ${command}: \`${word}': not a valid identifier\n`;
}

/** `export` alone puts the values into quotes, `env` does not. */
function listed(variables: { readonly [name: string]: string }, prefix: string): string {
  const sign = prefix === '' ? '' : '"';
  return Object.entries(variables)
    .map(([name, value]) => `${prefix}${name}=${sign}${value}${sign}\n`)
    .join('');
}

function without<Value>(table: { readonly [name: string]: Value }, names: readonly string[]) {
  return Object.fromEntries(Object.entries(table).filter(([name]) => !names.includes(name)));
}

/** No more than can be saved: the first ones stay. */
function bounded(variables: { readonly [name: string]: string }) {
  const kept = Object.entries(variables).filter(
    ([name]) => name.length <= NAME_MAX && VARIABLE_NAME.test(name),
  );
  return Object.fromEntries(kept.slice(0, NAMES_MAX).map(([name, value]) => [name, fitForLine(value)]));
}
