import { LESSONS } from '../../../lessons/catalog.js';
import { classReport } from '../../../lessons/class/class-report.js';
import { courseSteps } from '../../../lessons/class/course-steps.js';
import { digestOf } from '../../../lessons/class/digest.js';
import type { ExportDocument } from '../../../lessons/class/export-document.js';
import type { ExpectedRefusals } from '../../../lessons/engine/expected-refusals.js';
import { expectedRefusals } from '../../../lessons/engine/expected-refusals.js';
import { NOTHING_SAVED } from '../../../ui/store/model.js';
import type { CommandPorts, FoundFile, Output } from '../command.js';
import { failure } from '../command.js';
import { classCsv } from './class-csv.js';
import { classJson } from './class-json.js';
import { plainClass } from './class-plain.js';
import type { ClassCommand } from './class-spec.js';
import { classText, leftOutText } from './class-text.js';
import type { Gathered } from './gather-exports.js';
import { gatherExports } from './gather-exports.js';
import type { Shown } from './shown-class.js';
import { shownClass } from './shown-class.js';

/** After so many seconds of reading somebody wants to know that it goes on. */
const PATIENCE = 1;

/** `class`: what a class did, from its exports. */
export async function classCommand(command: ClassCommand, ports: CommandPorts): Promise<Output> {
  const course = courseSteps();
  const expectedWith = expectedBy(ports);
  const digest = (document: ExportDocument) =>
    digestOf(document, course, expectedWith(document.phone === 'own'));
  const files = told(ports.readExports(command.paths), ports);
  const gathered = gatherExports(files, command.since, digest);
  if (gathered.exports.length === 0) return nobody(command, gathered);
  const report = classReport(
    gathered.exports.map((one) => one.digest),
    course,
  );
  const shown = shownClass(report, gathered, ports.version, command.noNames);
  return { remarks: [], exitCode: 0, ...(await written(command, shown, ports)) };
}

async function written(
  command: ClassCommand,
  shown: Shown,
  ports: CommandPorts,
): Promise<Pick<Output, 'text' | 'exact'>> {
  if (command.json) return { text: classJson(shown) };
  if (command.csv !== null) return { text: '', exact: await classCsv(shown, command.csv) };
  return { text: (await isPlain(command, ports)) ? plainClass(shown) : classText(shown) };
}

async function isPlain({ plain, dataDir }: ClassCommand, ports: CommandPorts): Promise<boolean> {
  if (plain) return true;
  const reading = await ports.readSaved(dataDir);
  return (reading.kind === 'saved' ? reading.state : NOTHING_SAVED).settings.plain;
}

function nobody({ json }: ClassCommand, { leftOut }: Gathered): Output {
  const none = failure(
    'There is no export to count. Learners make one with mfa-lab export, or with E in the list of lessons.',
    'no-exports',
  );
  return json || leftOut.length === 0 ? none : { ...none, text: leftOutText(leftOut) };
}

/** The files; whoever waits is told once that it goes on. */
function* told(files: Iterable<FoundFile>, ports: CommandPorts): Iterable<FoundFile> {
  const started = ports.now();
  let [count, isTold] = [0, false];
  for (const file of files) {
    count += 1;
    if (!isTold && ports.now() - started > PATIENCE) {
      ports.remark(`${count} files are read, and there are more.`);
      isTold = true;
    }
    yield file;
  }
}

/** What the tasks ask for, by the phone they are done with: the same for every class, so each is played once. */
const remembered = new Map<boolean, ExpectedRefusals>();

function expectedBy(ports: CommandPorts): (usesOwnPhone: boolean) => ExpectedRefusals {
  return (usesOwnPhone) => {
    const expected = remembered.get(usesOwnPhone) ?? expectedRefusals(LESSONS, usesOwnPhone, ports.context());
    remembered.set(usesOwnPhone, expected);
    return expected;
  };
}
