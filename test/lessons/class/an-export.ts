import { courseSteps } from '../../../src/lessons/class/course-steps.js';
import type { ExportDocument, ExportedStep } from '../../../src/lessons/class/export-document.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import { SOME_TIME } from '../../helpers/fake-ports.js';

/** Somebody's export, of whom nothing is known but what a test says. */
export function anExport(change: Partial<ExportDocument> = {}): ExportDocument {
  return {
    kind: 'mfa-lab export',
    version: 1,
    program: '0.1.0',
    id: 'aaaabbbb',
    name: null,
    at: epochSeconds(SOME_TIME),
    route: 'full',
    phone: 'lab',
    here: null,
    lessons: {},
    gapSeconds: null,
    hasPlan: false,
    monday: null,
    card: null,
    ...change,
  };
}

const STEPS = courseSteps();

/** The lessons of somebody who came to a step, and went through all before it as told. */
export function lessonsUpTo(
  number: string,
  how: (kind: 'read' | 'quiz' | 'task', number: string) => Partial<ExportedStep> = () => ({}),
): ExportDocument['lessons'] {
  const last = STEPS.find((step) => step.number === number)?.place ?? -1;
  const lessons: Record<string, { status: 'open' | 'done'; steps: Record<string, ExportedStep> }> = {};
  for (const { lesson, step, place, number: here } of STEPS.filter((one) => one.place <= last)) {
    const record = lessons[lesson.id] ?? { status: 'done', steps: {} };
    lessons[lesson.id] = record;
    record.steps[step.id] = { ...usual(step.kind), ...how(step.kind, here) };
    if (place === last) record.status = 'open';
  }
  return lessons;
}

function usual(kind: 'read' | 'quiz' | 'task'): ExportedStep {
  switch (kind) {
    case 'read':
      return { status: 'done', seconds: 20 };
    case 'quiz':
      return { status: 'done', seconds: 30, choices: '', beliefs: [] };
    case 'task':
      return { status: 'done', seconds: 60, hints: 0, refusals: {} };
  }
}
