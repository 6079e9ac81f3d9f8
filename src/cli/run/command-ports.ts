import { createInterface } from 'node:readline';
import type { TextReading } from '../../ui/store/text-reading.js';
import { drawQr } from '../../ui/text/qr-blocks.js';
import type { CommandPorts } from '../commands/command.js';
import { writeAskedFile } from '../storage/asked-file.js';
import { keepClassIn, readClassIn } from '../storage/class-store.js';
import { inspectSavedFile, listBeside, openSavedFile } from '../storage/data-ports.js';
import { forgetClosedDoors } from '../storage/door-folders.js';
import { foundExports } from '../storage/found-exports.js';
import { writePictureFile } from '../storage/picture-file.js';
import { readPictureFile } from '../storage/picture-reader.js';
import { readSavedFile } from '../storage/saved-file.js';
import { readTextFile, readTextStream } from '../storage/text-file.js';
import { dataFolder, systemPorts } from '../system/environment.js';
import { p256 } from '../system/p256.js';
import { readMachine } from '../system/read-machine.js';
import { terminalDisplay } from '../system/terminal-display.js';
import { releaseBeforeSignals } from './endings.js';
import { sayQuestion, sayRemark } from './output.js';

/** The outside of a command that needs no screen: this process, its streams, and the files of this computer. */
export function commandPorts(): CommandPorts {
  const { stdin, stdout, stderr } = process;
  const { clock, random } = systemPorts();
  return {
    version: MFA_LAB_VERSION,
    now: () => clock.now(),
    context: () => ({ now: clock.now(), random, signatures: p256 }),
    readLine,
    ask: stdin.isTTY && stderr.isTTY ? ask : null,
    readSaved: async (dataDir) => readSavedFile(dataFolder(dataDir)),
    openSaved: async (dataDir) => {
      const opening = openSavedFile(dataFolder(dataDir));
      // A question may be open when somebody presses Ctrl+C.
      if (opening.kind === 'opened') releaseBeforeSignals(() => opening.release());
      return opening;
    },
    readStage: async (dataDir) => {
      const { lastStage } = await import('../stage/last-stage.js');
      return lastStage(dataFolder(dataDir));
    },
    readKeptStage: async (dataDir) => {
      const { keptStage } = await import('../stage/kept-stage.js');
      return keptStage(dataFolder(dataDir));
    },
    filesBeside: async (dataDir) => {
      forgetClosedDoors(dataFolder(dataDir));
      return listBeside(dataFolder(dataDir));
    },
    inspectData: async (dataDir) => inspectSavedFile(dataFolder(dataDir)),
    machine: (settings) => readMachine(MFA_LAB_VERSION, settings),
    writePicture: writePictureFile,
    writeText: (file, text, force) => writeAskedFile(file, async () => text, force),
    readExports: foundExports,
    readClass: async (dataDir) => readClassIn(dataFolder(dataDir)),
    keepClass: async (dataDir, text) => keepClassIn(dataFolder(dataDir), text),
    remark: sayRemark,
    readPicture: readPictureFile,
    readText: async (file) => (file === null ? readInput() : readTextFile(file)),
    door: {
      serve: async (command) => (await import('../serve/run-serve.js')).runServe(command),
      aws: async (command) => (await import('../serve/run-aws.js')).runAws(command),
      shell: async (command) => (await import('../serve/run-shell.js')).runShell(command),
      env: async (command) => (await import('../serve/run-env.js')).runEnv(command),
    },
    terminal: {
      size: stdout.isTTY ? { columns: stdout.columns, rows: stdout.rows } : null,
      display: terminalDisplay,
      draw: async (uri, quietZone, { colors, glyphs }) => drawQr(uri, quietZone, colors, glyphs),
    },
  };
}

async function readLine(): Promise<string> {
  if (process.stdin.isTTY) sayRemark('Type or paste the key, then Enter.');
  return firstLine();
}

async function readInput(): Promise<TextReading> {
  if (process.stdin.isTTY) sayRemark('Paste the policy, then Enter and Ctrl+D.');
  return readTextStream(process.stdin);
}

async function ask(text: string): Promise<string> {
  sayQuestion(text);
  return firstLine();
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}
