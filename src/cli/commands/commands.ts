import { awsSpec } from './aws/aws-spec.js';
import { checkSpec } from './check/check-spec.js';
import { classSpec } from './class/class-spec.js';
import { codeSpec } from './code/code-spec.js';
import { doctorSpec } from './doctor/doctor-spec.js';
import { envSpec } from './env/env-spec.js';
import { explainSpec } from './explain/explain-spec.js';
import { exportSpec } from './export/export-spec.js';
import { joinSpec } from './join/join-spec.js';
import { listSpec } from './list/list-spec.js';
import { notesSpec } from './notes/notes-spec.js';
import { oddsSpec } from './odds/odds-spec.js';
import { policySpec } from './policy/policy-spec.js';
import { presentSpec } from './present/present-spec.js';
import { qrSpec } from './qr/qr-spec.js';
import { resetSpec } from './reset/reset-spec.js';
import { serveSpec } from './serve/serve-spec.js';
import { settingsSpec } from './settings/settings-spec.js';
import { shellSpec } from './shell/shell-spec.js';
import type { CommandSpec } from './spec.js';
import { statusSpec } from './status/status-spec.js';

/** The commands by name, in the order in which the help has them. None needs a screen; the notes have one all the same. */
export const COMMANDS = {
  code: codeSpec,
  check: checkSpec,
  qr: qrSpec,
  explain: explainSpec,
  policy: policySpec,
  odds: oddsSpec,
  serve: serveSpec,
  aws: awsSpec,
  shell: shellSpec,
  env: envSpec,
  list: listSpec,
  status: statusSpec,
  settings: settingsSpec,
  reset: resetSpec,
  export: exportSpec,
  join: joinSpec,
  class: classSpec,
  doctor: doctorSpec,
  present: presentSpec,
  notes: notesSpec,
} as const;

export type CommandName = keyof typeof COMMANDS;

type CommandIn<Spec> = Spec extends CommandSpec<infer Command, infer _Options> ? Command : never;

/** What is read from the command line for a command of one name. */
export type CommandNamed<Name extends CommandName> = CommandIn<(typeof COMMANDS)[Name]>;

/** A command that needs no screen, as read from the command line. */
export type Command = CommandNamed<CommandName>;

/** Whether a word is the name of a command. */
export function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word);
}

/** The names of the commands. */
export const COMMAND_NAMES: readonly CommandName[] = Object.keys(COMMANDS).filter(isCommandName);
