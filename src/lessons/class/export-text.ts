import type { ExportDocument } from './export-document.js';

/** An export as JSON that people read as well: a line for each step. */
export function exportText(document: ExportDocument): string {
  const lines = Object.entries(document).map(([name, value]) =>
    name === 'lessons' ? `"lessons": ${lessonsText(document.lessons)}` : pairText(name, value),
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

function lessonsText(lessons: ExportDocument['lessons']): string {
  return tableText(
    Object.entries(lessons).map(([id, { status, steps }]) => {
      const each = Object.entries(steps).map(([step, record]) => pairText(step, record));
      return `${JSON.stringify(id)}: {"status": ${JSON.stringify(status)}, "steps": ${tableText(each)}}`;
    }),
  );
}

function tableText(lines: readonly string[]): string {
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n}`;
}

function pairText(name: string, value: unknown): string {
  return `${JSON.stringify(name)}: ${JSON.stringify(value)}`;
}
